package org.secureside.query.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.MessageView;
import org.secureside.query.page.Cursor;
import org.secureside.query.page.PageLinks;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * A page of messages as clients see it, newest first.
 *
 * @param messages the messages
 * @param next the cursor to send as {@code before} for the next older page, absent on the last one
 * @param prev the cursor to send as {@code after} for newer messages, absent where there is none to go by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessagePage(
        List<MessageView> messages,
        @Nullable String next,
        @Nullable String prev) {

    /** Returns the answer with a page of a kind of list. */
    static ResponseEntity<MessagePage> answer(FeedPage page, String list, PageLinks links) {
        MessagePage body = new MessagePage(page.messages(), cursor(list, page.older()), cursor(list, page.newer()));
        links.link("next", "before", body.next).link("prev", "after", body.prev);
        return links.on(ResponseEntity.ok())
                .eTag(ViewTag.of(page))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(body);
    }

    private static @Nullable String cursor(String list, OptionalLong position) {
        return position.isPresent() ? Cursor.at(list, position.getAsLong()).text() : null;
    }
}
