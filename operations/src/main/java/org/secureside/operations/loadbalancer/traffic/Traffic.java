package org.secureside.operations.loadbalancer.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secureside.operations.loadbalancer.model.Address;

/** Requests, summed up. */
public final class Traffic {

    private static final double HIGH = 0.95;

    private final Map<String, Integer> byServer = new LinkedHashMap<>();
    private final List<Double> seconds = new ArrayList<>();
    private int failures;
    private int turnedAway;

    /** Sums requests up. */
    public static Traffic of(Collection<LoggedRequest> requests) {
        Traffic traffic = new Traffic();
        traffic.add(requests);
        return traffic;
    }

    /** Adds requests. */
    public void add(Collection<LoggedRequest> requests) {
        for (LoggedRequest request : requests) {
            seconds.add(request.seconds());
            failures += request.isFailure() ? 1 : 0;
            turnedAway += request.isTurnedAway() ? 1 : 0;
            request.tries().stream()
                    .flatMap(tried -> Address.parse(tried.server()).stream())
                    .forEach(address -> byServer.merge(address.key(), 1, Integer::sum));
        }
    }

    /** Returns how many there were. */
    public int requests() {
        return seconds.size();
    }

    /** Returns how many of them failed, and not by the client's fault. */
    public int failures() {
        return failures;
    }

    /** Returns the part of them that failed, from 0 to 1. */
    public double failureShare() {
        return seconds.isEmpty() ? 0 : (double) failures / seconds.size();
    }

    /** Returns how many of them were refused, or answered without any server being asked. */
    public int turnedAway() {
        return turnedAway;
    }

    /** Returns the part of them that was turned away, from 0 to 1. */
    public double turnedAwayShare() {
        return seconds.isEmpty() ? 0 : (double) turnedAway / seconds.size();
    }

    /** Returns how often a server was tried, by the key of its address. */
    public int at(String server) {
        return byServer.getOrDefault(server, 0);
    }

    /** Returns the keys of the addresses of all servers that were tried. */
    public Set<String> servers() {
        return Set.copyOf(byServer.keySet());
    }

    /** Returns the time that 95 of 100 requests did not exceed, in seconds. */
    public double slow() {
        return seconds.isEmpty()
                ? 0
                : seconds.stream()
                        .sorted()
                        .skip(Math.max(0, (long) Math.ceil(seconds.size() * HIGH) - 1))
                        .findFirst()
                        .orElse(0.0);
    }
}
