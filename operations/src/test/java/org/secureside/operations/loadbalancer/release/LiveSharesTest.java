package org.secureside.operations.loadbalancer.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.loadbalancer.Configurations;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.traffic.LoggedRequest;
import org.secureside.operations.loadbalancer.traffic.NodeNames;
import org.secureside.operations.loadbalancer.traffic.Traffic;

class LiveSharesTest {

    private static final Configuration POOL = Configurations.http(
            "upstream nodes { server 10.0.0.1:8080; server 10.0.0.2:8080; server 10.0.0.3:8080 backup; }");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatServersOfNoPoolGotIsTold() {
        LiveShares shares = shares(POOL, requests(80, "10.0.0.9:8080"));

        assertThat(shares.strangers()).isEqualTo(Map.of("10.0.0.9:8080", 80));
        assertThat(shares.isAstray()).isTrue();
    }

    @Test
    void neitherTheServersOfAPoolNorItsNameAreStrangers() {
        LiveShares shares = shares(POOL, requests(80, "10.0.0.1:8080", "10.0.0.3:8080", "nodes"));

        assertThat(shares.strangers()).isEmpty();
        assertThat(shares.isAstray()).isFalse();
    }

    @Test
    void aFewRequestsMayBeAnAccident() {
        assertThat(shares(POOL, requests(59, "10.0.0.9:8080")).isAstray()).isFalse();
    }

    @Test
    void whereServersAreListedByNameNobodyKnowsWhoIsAStranger() {
        Configuration byName = Configurations.http("upstream nodes { server one.example:8080; }");

        assertThat(shares(byName, requests(80, "10.0.0.9:8080")).strangers()).isEmpty();
    }

    private LiveShares shares(Configuration configuration, Traffic traffic) {
        return LiveShares.of(
                "abc", Duration.ofSeconds(15), traffic, configuration, NodeNames.of(folder), Optional.empty());
    }

    private static Traffic requests(int countForEach, String... servers) {
        Traffic traffic = new Traffic();
        for (String server : servers) {
            LoggedRequest.Try tried = new LoggedRequest.Try(server, 200, 0.01);
            traffic.add(Collections.nCopies(
                    countForEach,
                    new LoggedRequest(Instant.parse("2026-11-22T20:00:00Z"), 200, 0.01, "", "nodes", List.of(tried))));
        }
        return traffic;
    }
}
