package org.secureside.query.feed;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.MessageState;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.message.Alert;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.Place;
import org.secureside.query.projection.Recorded;

/**
 * A message that was sent in the batch, as the batch leaves it.
 *
 * @param sent its sending
 * @param change all that happened to it
 */
record SentMessage(Recorded<MessageSent> sent, MessageChange change) {

    static Stream<SentMessage> of(MessageChange change) {
        return change.sent() == null ? Stream.empty() : Stream.of(new SentMessage(change.sent(), change));
    }

    MessageSent event() {
        return sent.event();
    }

    @Nullable Object severity() {
        Alert alert = event().alert();
        return alert == null ? null : alert.severity();
    }

    /** Returns the place in the author's words, which nobody is shown any more once the message is gone. */
    @Nullable String place() {
        Alert alert = event().alert();
        Place place = alert == null ? null : alert.place();
        return place == null || change.closing() != null ? null : place.value();
    }

    String state() {
        return String.valueOf(change.closing() == null ? MessageState.VISIBLE : change.closed(Closing::state));
    }

    @Nullable String body() {
        return change.closing() == null ? change.text() : null;
    }

    @Nullable String firstBody() {
        return change.closing() == null && !change.edits().isEmpty() ? event().body() : null;
    }

    @Nullable String closedSha256() {
        String text = change.text();
        return change.closing() == null || text == null ? null : Fingerprint.of(text);
    }
}
