package org.secureside.web.looks;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.history.HistoryConsulted;
import org.secureside.api.message.MessageId;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.request.RequestId;
import org.secureside.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what auditors ask for, before anything is looked up for it. What cannot be recorded is not shown. */
public final class Looks {

    /** Longer than any question that is answered, those of nodes about a page of events among them. */
    public static final int LONGEST = 4_000;

    private static final Logger log = LoggerFactory.getLogger(Looks.class);

    private final LookBook book;
    private final Clock clock = Clock.systemUTC();

    Looks(LookBook book) {
        this.book = book;
    }

    /** Records a look that its path and its parameters tell whole. */
    void record(Caller who, HttpServletRequest request) {
        record(who, request, null);
    }

    /**
     * Records a look.
     *
     * @param messages the messages that its body names
     * @throws ProblemException if it could not be recorded, or not whole
     */
    public void record(Caller who, HttpServletRequest request, @Nullable List<MessageId> messages) {
        String query = request.getQueryString();
        HistoryConsulted look = new HistoryConsulted(
                who.id(),
                book.node(),
                whole("path", request.getRequestURI()),
                query == null ? null : whole("query", query),
                messages);
        Map<String, String> metadata = Map.of(
                EventMetadata.ACTOR, who.id().value(),
                EventMetadata.ROLES, who.roleNames(),
                EventMetadata.REQUEST_ID, RequestId.of(request),
                EventMetadata.RECEIVED_AT, clock.instant().toString(),
                EventMetadata.ACCEPTED_BY, book.node());
        try {
            book.record(look, metadata);
        } catch (RuntimeException e) {
            // Whatever kept it from being recorded: the rule has no exception.
            log.warn("A look could not be recorded: {}", e.getClass().getSimpleName());
            throw new ProblemException(
                    ProblemType.EVENT_STORE_UNAVAILABLE,
                    "What auditors ask for is recorded before anything is shown, and that cannot be done now: try again.");
        }
    }

    /** Of what is cut, the rest would be asked and not recorded. */
    private static String whole(String part, String text) {
        if (text.length() > LONGEST) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The %s has %d characters, and a look is recorded whole: make it at most %d."
                            .formatted(part, text.length(), LONGEST));
        }
        return text;
    }
}
