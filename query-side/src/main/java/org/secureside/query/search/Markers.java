package org.secureside.query.search;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.secureside.api.search.Match;

/**
 * What PostgreSQL puts around the words that were found. Chosen anew for each search and at random, so that nobody can
 * have written it into a message.
 *
 * @param start what stands before a word
 * @param stop what stands after it
 */
record Markers(String start, String stop) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 12;

    static Markers random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String unheardOf = HexFormat.of().formatHex(bytes);
        return new Markers("<" + unheardOf + ">", "</" + unheardOf + ">");
    }

    /** Returns the options for {@code ts_headline}. */
    String options() {
        return "StartSel=\"%s\", StopSel=\"%s\", MinWords=15, MaxWords=40".formatted(start, stop);
    }

    /** Returns the pieces of a text that has the markers in it. */
    List<Match.Piece> split(String marked) {
        List<Match.Piece> pieces = new ArrayList<>();
        String rest = marked;
        while (!rest.isEmpty()) {
            int begin = rest.indexOf(start);
            int end = rest.indexOf(stop, Math.max(begin, 0));
            if (begin < 0 || end < 0) {
                pieces.add(new Match.Piece(rest, false));
                break;
            }
            if (begin > 0) {
                pieces.add(new Match.Piece(rest.substring(0, begin), false));
            }
            pieces.add(new Match.Piece(rest.substring(begin + start.length(), end), true));
            rest = rest.substring(end + stop.length());
        }
        return pieces;
    }
}
