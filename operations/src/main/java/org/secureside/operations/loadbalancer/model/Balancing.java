package org.secureside.operations.loadbalancer.model;

import java.util.List;
import java.util.Map;

/**
 * How a pool chooses a server.
 *
 * @param method the method
 * @param key what a hash is made of; otherwise empty
 * @param consistent whether most keys keep their server when the pool changes
 * @param node the directive that says so, or the pool itself where none does
 */
public record Balancing(Method method, String key, boolean consistent, Node node) {

    /** The methods. */
    public enum Method {
        ROUND_ROBIN("round robin"),
        LEAST_CONNECTIONS("least_conn"),
        LEAST_TIME("least_time"),
        RANDOM("random"),
        RANDOM_OF_TWO("random two"),
        CLIENT_ADDRESS("ip_hash"),
        HASH("hash"),
        /** Chosen by a program or a module that this check does not know. */
        OPAQUE("a program");

        private final String words;

        Method(String words) {
            this.words = words;
        }

        /** Returns the method as operators call it. */
        @Override
        public String toString() {
            return words;
        }
    }

    private static final Map<String, Method> DIRECTIVES = Map.of(
            "least_conn", Method.LEAST_CONNECTIONS,
            "least_time", Method.LEAST_TIME,
            "random", Method.RANDOM,
            "ip_hash", Method.CLIENT_ADDRESS,
            "hash", Method.HASH,
            "fair", Method.OPAQUE,
            "balancer_by_lua_block", Method.OPAQUE,
            "balancer_by_lua_file", Method.OPAQUE,
            "perl", Method.OPAQUE);

    /** Returns whether the directive chooses a method. */
    public static boolean isMethod(Node directive) {
        return DIRECTIVES.containsKey(directive.name());
    }

    /** Returns whether every worker counts for itself what the method needs, unless the pool has a zone. */
    public boolean needsSharedState() {
        return switch (method) {
            case LEAST_CONNECTIONS, LEAST_TIME, RANDOM_OF_TWO -> true;
            default -> false;
        };
    }

    /** Returns whether the same request goes to the same server each time. */
    public boolean isKeyed() {
        return method == Method.HASH || method == Method.CLIENT_ADDRESS;
    }

    /** Returns what the pool does; the last directive counts, as in nginx. */
    static Balancing of(Node pool) {
        List<Node> methods =
                pool.children().stream().filter(Balancing::isMethod).toList();
        if (methods.isEmpty()) {
            return new Balancing(Method.ROUND_ROBIN, "", false, pool);
        }
        Node last = methods.getLast();
        Method named = DIRECTIVES.getOrDefault(last.name(), Method.OPAQUE);
        Method method = named == Method.RANDOM && last.arguments().contains("two") ? Method.RANDOM_OF_TWO : named;
        String key = method == Method.HASH ? last.argument(0) : "";
        return new Balancing(method, key, last.arguments().contains("consistent"), last);
    }
}
