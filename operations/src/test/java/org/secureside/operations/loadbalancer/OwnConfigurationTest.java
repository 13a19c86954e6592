package org.secureside.operations.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.rule.RuleBook;
import org.secureside.operations.nginx.NginxConfiguration;

/** Our own configuration, and what becomes of it when one of its ways leads to one node. */
class OwnConfigurationTest {

    private static final String OWN =
            new NginxConfiguration(8080, List.of(18081), List.of(18083, 18085, 18087)).render();
    private static final String ONE_NODE = "127.0.0.1:18083";

    private static final Pattern WAY = Pattern.compile("proxy_pass http://([a-z_$]+);");
    private static final Pattern LINE =
            Pattern.compile("(?:~\\S+ \\$\"|~\\S+ \\.\"|GET|HEAD|default) +((?:any_)?query_nodes?);");

    @Test
    void nothingIsWrongWithIt() {
        assertThat(errors(OWN)).isEmpty();
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
