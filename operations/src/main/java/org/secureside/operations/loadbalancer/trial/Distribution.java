package org.secureside.operations.loadbalancer.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Counts where the requests of one crowd end, until there are enough of them to tell. */
final class Distribution {

    private static final int FIRST_LOOK = 20;
    private static final int KEPT_BY_A_PROXY = 2;
    private static final int MOST = 6000;

    private final Bench bench;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<Integer, Integer> byBalancer = new TreeMap<>();
    private int requests;

    private Distribution(Bench bench) {
        this.bench = bench;
    }

    static Distribution measure(Bench bench, Route route, String method, Crowd crowd) throws InterruptedException {
        Distribution distribution = new Distribution(bench);
        var calls = bench.calls().of(crowd, route, method);
        if (crowd == Crowd.NAIVE) {
            List<Call> inTurn = new ArrayList<>();
            for (int i = 0; i < FIRST_LOOK + FIRST_LOOK; i++) {
                inTurn.add(calls.apply(i));
            }
            distribution.count(Client.inTurn(inTurn));
            return distribution;
        }
        distribution.count(send(bench, crowd, FIRST_LOOK, calls));
        for (int missing = distribution.missing(); missing > 0; missing = distribution.missing()) {
            distribution.count(send(bench, crowd, missing, calls));
        }
        return distribution;
    }

    private static List<Answer> send(Bench bench, Crowd crowd, int count, IntFunction<Call> calls)
            throws InterruptedException {
        return crowd == Crowd.BEHIND_PROXY ? Client.overKept(KEPT_BY_A_PROXY, count, calls) : bench.send(count, calls);
    }

    /** Returns what each server got, by the key of its address. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** Returns what nginx answered by itself: how many by status. */
    Map<Integer, Integer> byBalancer() {
        return byBalancer;
    }

    /** Returns the groups of several servers that the requests ended in. */
    Set<Group> groups() {
        Set<Group> groups = new LinkedHashSet<>();
        counts.keySet().forEach(server -> bench.groups().widestWith(server).ifPresent(groups::add));
        return groups;
    }

    /** Returns whether a group got its part evenly. */
    boolean isUneven(Group group) {
        return EvenTest.isUneven(group.shares(), counts(group));
    }

    /** Returns the measurement for the report. */
    Measurement report(Route route, String method, Crowd crowd) {
        List<Measurement.Share> shares = new ArrayList<>();
        for (Group group : groups()) {
            for (int i = 0; i < group.servers().size(); i++) {
                String server = group.servers().get(i);
                shares.add(new Measurement.Share(
                        name(server),
                        group.name(),
                        counts.getOrDefault(server, 0),
                        group.shares().get(i)));
            }
        }
        counts.forEach((server, count) -> {
            if (bench.groups().widestWith(server).isEmpty()) {
                shares.add(new Measurement.Share(name(server), "", count, 1));
            }
        });
        return new Measurement(route.label(), method, crowd.toString(), requests, shares, byBalancer);
    }

    private void count(List<Answer> answers) {
        requests += answers.size();
        for (Answer answer : answers) {
            if (answer.isFromServer()) {
                counts.merge(bench.server(answer), 1, Integer::sum);
            } else {
                byBalancer.merge(answer.status(), 1, Integer::sum);
            }
        }
    }

    /** Returns how many more requests are needed for the group that has the fewest, in relation to its need. */
    private int missing() {
        int missing = 0;
        for (Group group : groups()) {
            int have = counts(group).stream().mapToInt(Integer::intValue).sum();
            int need = EvenTest.requests(group.shares());
            double part = (double) have / requests;
            missing = Math.max(missing, (int) Math.ceil((need - have) / part));
        }
        return Math.min(missing, MOST - requests);
    }

    private List<Integer> counts(Group group) {
        return group.servers().stream()
                .map(server -> counts.getOrDefault(server, 0))
                .toList();
    }

    private String name(String server) {
        return Optional.of(server)
                .flatMap(key -> bench.fleet().ofKey(key))
                .map(Stub::name)
                .orElse(server);
    }
}
