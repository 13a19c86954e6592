package org.secureside.web.admission;

import com.netflix.concurrency.limits.Limiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in to wait. Waiting costs next to nothing, so many may do it; once it is over, the request reads
 * like any other, and needs a place among the reads.
 */
public final class Waited {

    private static final String ATTRIBUTE = Waited.class.getName();

    /** Gives a place among the reads, or answers that there is none. */
    interface Reads {
        Optional<Limiter.Listener> admit(HttpServletResponse response) throws IOException;
    }

    private final Reads reads;
    private Limiter.@Nullable Listener place;

    private Waited(Reads reads) {
        this.reads = reads;
    }

    /** Marks a request as one that has to call {@link #mayRead} before it reads. */
    static Waited mark(HttpServletRequest request, Reads reads) {
        Waited waited = new Waited(reads);
        request.setAttribute(ATTRIBUTE, waited);
        return waited;
    }

    /**
     * Takes a place among the reads for a request that waited, until it is answered. All others have theirs already.
     *
     * @return whether the request may go on; if not, it has been answered
     */
    public static boolean mayRead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return !(request.getAttribute(ATTRIBUTE) instanceof Waited waited) || waited.hasPlace(response);
    }

    private boolean hasPlace(HttpServletResponse response) throws IOException {
        if (place == null) {
            place = reads.admit(response).orElse(null);
        }
        return place != null;
    }

    /** Returns the place that was taken, if one was. */
    Optional<Limiter.Listener> place() {
        return Optional.ofNullable(place);
    }
}
