package org.secureside.operations.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.rule.RuleBook;
import org.secureside.operations.nginx.NginxConfiguration;

/** Our own configuration, and what becomes of it when one of its ways leads to one node. */
class OwnConfigurationTest {

    private static final String OWN =
            new NginxConfiguration(8080, List.of(18081), List.of(18083, 18085, 18087)).render();
    private static final String ONE_NODE = "127.0.0.1:18083";

    /** Warnings that were looked into and are not to be followed, with the reason. */
    private static final Map<String, String> WEIGHED = Map.of("single-server-pool", "this stack has one command node");

    /** What stands once, for all. */
    private static final Map<String, String> TIMES = Map.of(
            "client_header_timeout", "10s",
            "client_body_timeout", "10s",
            "send_timeout", "30s",
            "keepalive_timeout", "65s",
            "proxy_connect_timeout", "1s",
            "proxy_send_timeout", "10s",
            "proxy_next_upstream_tries", "3");

    private static final Pattern WAY = Pattern.compile("proxy_pass http://([a-z_$]+);");
    private static final Pattern LINE =
            Pattern.compile("(?:~\\S+ \\$\"|~\\S+ \\.\"|GET|HEAD|default) +((?:any_)?query_nodes?);");

    @Test
    void nothingIsWrongWithIt() {
        assertThat(errors(OWN)).isEmpty();
    }

    @Test
    void nobodyIsWarnedOfItBeyondWhatWasWeighed() {
        Set<String> found = RuleBook.examine(Configurations.of(OWN)).stream()
                .map(Finding::id)
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(WEIGHED.keySet());
    }

    @Test
    void itsNumbersAreThoseThatWereWeighed() {
        Configuration own = Configurations.of(OWN);

        assertThat(own.pools())
                .hasSize(3)
                .allSatisfy(pool -> assertThat(pool.node().child("keepalive").map(keepalive -> keepalive.argument(0)))
                        .hasValue("32"));
        assertThat(own.pools().stream()
                        .flatMap(pool -> pool.servers().stream()
                                .map(server -> "%s %d %d"
                                        .formatted(pool.name(), server.maxFails(), server.failTimeoutSeconds()))))
                .containsOnly("command_nodes 3 2", "query_nodes 3 2", "any_query_node 1000 1");
        assertThat(own.all("proxy_read_timeout"))
                .extracting(
                        directive -> directive.parent().map(Node::toString).orElse(""),
                        directive -> directive.argument(0))
                .containsExactlyInAnyOrder(
                        tuple("server", "6s"),
                        tuple("location ~ ^/api/(neighborhoods/[^/]+/stream|replays/[^/]+/progress)$", "60s"),
                        tuple("location @whatever_there_is", "20s"),
                        tuple("location ~ ^/api/history/(delays|incident)$", "15s"),
                        tuple("location /nodes/command-1/api/", "60s"),
                        tuple("location /nodes/query-1/api/", "60s"),
                        tuple("location /nodes/query-2/api/", "60s"),
                        tuple("location /nodes/query-3/api/", "60s"));
        assertThat(own.all("proxy_buffering"))
                .as("events are passed on as they come")
                .extracting(
                        directive -> directive.parent().map(Node::toString).orElse(""),
                        directive -> directive.argument(0))
                .containsExactlyInAnyOrder(
                        tuple("location ~ ^/api/(neighborhoods/[^/]+/stream|replays/[^/]+/progress)$", "off"),
                        tuple("location /nodes/command-1/api/", "off"),
                        tuple("location /nodes/query-1/api/", "off"),
                        tuple("location /nodes/query-2/api/", "off"),
                        tuple("location /nodes/query-3/api/", "off"));
        assertThat(own.all("proxy_next_upstream").map(Node::arguments))
                .as("posts too, whose keys make it safe")
                .containsExactly(List.of("error", "timeout", "http_502", "http_503", "http_504", "non_idempotent"));
        assertThat(own.all("proxy_next_upstream_timeout").map(directive -> directive.argument(0)))
                .as("for all, and for reports")
                .containsExactly("15s", "45s");
        TIMES.forEach((name, value) -> assertThat(own.all(name).map(directive -> directive.argument(0)))
                .as(name)
                .containsExactly(value));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aWayThatLeadsToOneNodeIsRefused(MatchResult way) {
        assertThat(errors(replaced(way))).contains("proxy-pass-bypasses-pool");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineOfAMapThatLeadsToOneNodeIsRefused(MatchResult line) {
        assertThat(errors(replaced(line))).containsAnyOf("choice-branch-one-server", "choice-default-one-server");
    }

    static Stream<MatchResult> ways() {
        List<MatchResult> ways = WAY.matcher(OWN).results().toList();
        assertThat(ways).hasSizeGreaterThan(5);
        return ways.stream();
    }

    static Stream<MatchResult> lines() {
        List<MatchResult> lines = LINE.matcher(OWN).results().toList();
        assertThat(lines).hasSize(4);
        return lines.stream();
    }

    private static String replaced(MatchResult match) {
        return OWN.substring(0, match.start(1)) + ONE_NODE + OWN.substring(match.end(1));
    }

    private static List<String> errors(String text) {
        return RuleBook.examine(Configurations.of(text)).stream()
                .filter(Finding::isError)
                .map(Finding::id)
                .toList();
    }
}
