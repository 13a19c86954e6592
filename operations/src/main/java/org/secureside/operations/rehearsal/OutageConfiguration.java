package org.secureside.operations.rehearsal;

import org.secureside.operations.cli.CommandFailure;

/**
 * The fault of 2024-08-15 in the configuration of a stack: affinity by a cookie that nobody sends yet. Without it every
 * request has the same key, so one of three nodes gets all of them. nginx finds nothing wrong with it.
 */
final class OutageConfiguration {

    private static final String POOL = "    upstream query_nodes {\n";
    private static final String ZONE = "        zone query_nodes 64k;\n";

    private static final String MAP = """
                # Affinity by neighborhood, for the cache. Clients without the cookie share a bucket.
                map $cookie_neighborhood $affinity {
                    default $cookie_neighborhood;
                    ""      none;
                }

            """;
    private static final String HASH = "        hash $affinity consistent;\n";

    private OutageConfiguration() {}

    /**
     * Returns the configuration with the fault in it.
     *
     * @param running the configuration that a stack runs
     * @throws CommandFailure if it is not one that the fault can be put into
     */
    static String in(String running) {
        if (!running.contains(POOL) || !running.contains(ZONE) || running.contains(HASH)) {
            throw CommandFailure.environment(
                    "the load balancer does not run the configuration of a stack: start the stack again, then rehearse");
        }
        return running.replace(POOL, MAP + POOL).replace(ZONE, ZONE + HASH);
    }

    /** Returns the lines that make the fault, for people. */
    static String lines() {
        return MAP.stripTrailing().stripIndent() + "\n\nupstream query_nodes {\n    …\n    " + HASH.strip()
                + "\n    …\n}";
    }
}
