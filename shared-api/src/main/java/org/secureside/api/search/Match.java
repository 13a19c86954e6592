package org.secureside.api.search;

import java.util.List;
import org.secureside.api.feed.MessageView;

/**
 * A message that was found.
 *
 * @param message the message
 * @param excerpt the part of its text that matches best, piece by piece: no markup, so nothing to escape
 * @param rank how relevant it is; only comparable within one search
 */
public record Match(MessageView message, List<Piece> excerpt, float rank) {

    /**
     * A piece of an excerpt.
     *
     * @param text the text, exactly as it stands in the message
     * @param found whether it is what was looked for
     */
    public record Piece(String text, boolean found) {}

    public Match {
        excerpt = List.copyOf(excerpt);
    }
}
