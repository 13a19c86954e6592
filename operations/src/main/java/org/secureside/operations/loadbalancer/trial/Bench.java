package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.secureside.operations.loadbalancer.model.Configuration;

/**
 * Everything that a trial works with.
 *
 * @param configuration the candidate
 * @param fleet the stand-ins of its servers
 * @param groups which servers are to share
 * @param calls the requests of clients
 * @param routes the ways into it
 * @param nginx the balancer that runs it
 */
record Bench(
        Configuration configuration, Fleet fleet, Groups groups, Calls calls, List<Route> routes, RunningNginx nginx) {

    /** How many clients there are at once. */
    static final int CONCURRENCY = 8;

    /** Makes requests, several at once. */
    List<Answer> send(int count, IntFunction<Call> calls) throws InterruptedException {
        return Client.atOnce(CONCURRENCY, count, calls);
    }

    /** Makes all servers well, and nginx forget that they were not. */
    void reset() throws IOException, InterruptedException {
        fleet.recover();
        nginx.reload();
    }

    /** Returns the key of the address that a stand-in answers for; empty where nginx answered. */
    String server(Answer answer) {
        return fleet.keyOnPort(answer.server()).orElse("");
    }
}
