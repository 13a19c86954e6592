package org.secureside.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.secureside.api.OperatorsRoutes;

/** The kinds of work that share a node. Each is certain of a share of the limit, and uses what the others leave. */
enum Work {
    /** What admins and auditors ask, above all when a node is in trouble. */
    OPERATION(0.05),
    /** Alerts: they matter most when everybody writes at once. */
    ALERT(0.20),
    /** All other writes. */
    WRITE(0.50),
    /** Reads: whoever reads late reads the same. */
    READ(0.25),
    /** Readers who wait for what they wrote, and who open streams. They take long because they want to. */
    WAIT(0);

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String EXPORT = "/api/history/export";
    private static final String READ_AFTER = "Read-After";

    private final double share;

    Work(double share) {
        this.share = share;
    }

    /** Returns the share of the limit that nobody else can use up. */
    double share() {
        return share;
    }

    /** Returns what kind of work a request is, as far as its head tells: an alert is told from chat by its body only. */
    static Work of(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.equals(EXPORT)) {
            return WAIT; // as long as it is, its time tells nothing of how busy the node is
        }
        if (OperatorsRoutes.include(path)) {
            return OPERATION;
        }
        if (!READS.contains(request.getMethod())) {
            return WRITE;
        }
        return path.endsWith("/stream") || request.getHeader(READ_AFTER) != null ? WAIT : READ;
    }

    /** Returns whether a request is let in to wait, and is a read like any other when that is over. */
    static boolean readsAfterWaiting(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getHeader(READ_AFTER) != null
                && of(request) == WAIT
                && !path.endsWith("/stream")
                && !path.equals(EXPORT);
    }

    /** Returns whether the request may turn out to be an alert. */
    static boolean mayBeAlert(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().endsWith("/messages");
    }
}
