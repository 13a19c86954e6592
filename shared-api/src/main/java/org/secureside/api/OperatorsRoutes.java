package org.secureside.api;

import java.util.List;

/** The routes of those who have to find out what is wrong, and get in when nobody else does: at the nodes and before. */
public final class OperatorsRoutes {

    /** What comes after {@code /api/} in their paths, up to the end or the next slash. */
    public static final List<String> AREAS =
            List.of("dead-letters", "history", "intake", "ledger", "nodes", "operations", "replays");

    private OperatorsRoutes() {}

    /** Returns whether the path is one of theirs. */
    public static boolean include(String path) {
        return AREAS.stream().map("/api/"::concat).anyMatch(area -> path.equals(area) || path.startsWith(area + "/"));
    }
}
