package org.secureside.operations.loadbalancer.model;

import java.util.List;
import java.util.Optional;

/**
 * A server of a pool.
 *
 * @param node the directive
 * @param address where it listens
 * @param weight its part of the traffic, in relation to the others
 * @param maxFails after how many failures it is left alone; 0 for never
 * @param failTimeoutSeconds for how long, and within which time the failures count
 * @param maxConns how many connections it may have at once; 0 for no limit
 * @param backup whether it is used only when no other is left
 * @param down whether it is out of use, or takes no new clients
 * @param resolve whether its name is resolved again while nginx runs
 */
public record PoolServer(
        Node node,
        Address address,
        int weight,
        int maxFails,
        long failTimeoutSeconds,
        int maxConns,
        boolean backup,
        boolean down,
        boolean resolve) {

    private static final long DEFAULT_FAIL_TIMEOUT_SECONDS = 10;

    static Optional<PoolServer> of(Node node) {
        List<String> words = node.arguments();
        return Address.parse(node.argument(0))
                .map(address -> new PoolServer(
                        node,
                        address,
                        number(words, "weight=", 1),
                        number(words, "max_fails=", 1),
                        text(words, "fail_timeout=").flatMap(Durations::seconds).orElse(DEFAULT_FAIL_TIMEOUT_SECONDS),
                        number(words, "max_conns=", 0),
                        words.contains("backup"),
                        words.contains("down") || words.contains("drain"),
                        words.contains("resolve")));
    }

    private static Optional<String> text(List<String> words, String key) {
        return words.stream()
                .filter(word -> word.startsWith(key))
                .map(word -> word.substring(key.length()))
                .reduce((first, second) -> second);
    }

    private static int number(List<String> words, String key, int otherwise) {
        return text(words, key)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }
}
