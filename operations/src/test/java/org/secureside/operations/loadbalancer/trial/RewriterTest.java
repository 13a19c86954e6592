package org.secureside.operations.loadbalancer.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secureside.operations.loadbalancer.Configurations;
import org.secureside.operations.loadbalancer.Sample;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.syntax.ConfigurationReader;
import org.secureside.operations.loadbalancer.syntax.SourceFile;
import org.secureside.operations.loadbalancer.syntax.Statement;
import org.secureside.operations.loadbalancer.syntax.SyntaxProblem;

class RewriterTest {

    private static final Path FOLDER = Path.of("/trial");

    @ParameterizedTest
    @MethodSource
    void nothingOutsideThisMachineIsLeft(Sample sample) throws IOException {
        List<String> words = words(configuration(sample));

        assertThat(words).noneMatch(word -> word.contains("10.20.") || word.contains(".internal"));
        assertThat(words).noneMatch(word -> word.startsWith("/var/") || word.startsWith("/run/"));
    }

    static Stream<Sample> nothingOutsideThisMachineIsLeft() {
        // Where a semicolon is missing, what follows is anything; nginx refuses it before it asks anybody.
        return Stream.of(Sample.bad(), Sample.doubtful(), Sample.good())
                .flatMap(samples -> samples)
                .filter(sample -> !sample.name().equals("syntax-error"));
    }

    @Test
    void oneServerHasOneStandInWhicheverWayItIsSpelled() throws IOException {
        List<String> servers = lines("""
                upstream a { server 127.0.0.1:8080; server localhost:8080 weight=2; server 10.0.0.9; }
                server { location / { proxy_pass http://127.0.0.1:8080/x; } }
                """);

        String first = servers.stream()
                .filter(line -> line.startsWith("server 127"))
                .findFirst()
                .orElseThrow()
                .split(" ", -1)[1];
        assertThat(servers).contains("server " + first + " weight=2 fail_timeout=1s");
        assertThat(servers).contains("proxy_pass http://" + first + "/x");
        assertThat(servers.stream().filter(line -> line.contains(first))).hasSize(3);
    }

    @Test
    void onlyVariablesThatLeadSomewhereAreChanged() throws IOException {
        List<String> lines = lines("""
                map $arg_x $backend { default 10.0.0.1:80; }
                map $arg_x $greeting { default 10.0.0.1:80; }
                server { location / { set $note 10.0.0.1; proxy_pass http://$backend; } }
                """);

        assertThat(lines).contains("set $note 10.0.0.1", "default 10.0.0.1:80");
        assertThat(lines.stream().filter(line -> line.startsWith("default 127.0.0.1:")))
                .hasSize(1);
    }

    @Test
    void aPortBehindAVariableIsThatOfItsStandIn() throws IOException {
        List<String> lines = lines("""
                map $arg_x $node { default 10.0.0.1; b 10.0.0.2; }
                server { set $backend $node; location / { proxy_pass http://$backend:8080/x; } }
                """);

        assertThat(lines).contains("set $backend $node", "proxy_pass http://$backend/x");
        assertThat(lines.stream().filter(line -> line.matches("(default|b) 127\\.0\\.0\\.1:\\d+")))
                .hasSize(2);
    }

    @Test
    void theTimeForFurtherTriesKeepsItsProportionToTheReadTimeout() throws IOException {
        assertThat(lines("proxy_read_timeout 30s; proxy_next_upstream_timeout 10s;"))
                .contains("proxy_read_timeout 2000ms", "proxy_next_upstream_timeout 667ms");
        assertThat(lines("proxy_read_timeout 1s; proxy_next_upstream_timeout 10s;"))
                .contains("proxy_read_timeout 1000ms", "proxy_next_upstream_timeout 10s");
    }

    @Test
    void whatWasInDifferentPlacesStaysApart() throws IOException {
        List<String> lines = lines("""
                proxy_cache_path /var/cache/a keys_zone=a:1m;
                proxy_cache_path /var/cache/b keys_zone=b:1m;
                access_log /var/log/a.log combined buffer=32k;
                server { access_log /var/log/b.log combined buffer=64k; location / { access_log /var/log/a.log; } }
                """);

        assertThat(places(lines, "proxy_cache_path")).hasSize(2).doesNotHaveDuplicates();
        List<String> logs = places(lines, "access_log");
        assertThat(logs.get(0)).isEqualTo(logs.get(2)).isNotEqualTo(logs.get(1));
    }

    @Test
    void everyBlockThatBelievesAProxyBelievesTheClientsOfTheTrial() throws IOException {
        assertThat(lines("""
                server { set_real_ip_from 10.30.0.1; }
                server { set_real_ip_from 10.30.0.1; set_real_ip_from 10.30.0.2; }
                """))
                .containsSubsequence(
                        "set_real_ip_from 127.0.0.0/8", "set_real_ip_from 10.30.0.1", "set_real_ip_from 127.0.0.0/8");
    }

    @Test
    void whatIsLeftOutIsSaid() throws IOException {
        Rewriter rewriter = rewriter(Configurations.http("""
                server { listen 443 ssl; ssl_certificate /x; location / { limit_req zone=a; deny all; return 200; } }
                """), new Fleet());

        List<String> words = new ArrayList<>();
        collect(rewriter.rewrite().statements(), words);

        assertThat(rewriter.leftOut()).hasSize(3);
        assertThat(words).noneMatch(line -> line.contains("ssl") || line.contains("deny"));
    }

    private static Configuration configuration(Sample sample) throws IOException {
        try {
            return Configuration.of(ConfigurationReader.read(sample.file()));
        } catch (SyntaxProblem e) {
            return Configurations.http("");
        }
    }

    private static List<String> words(Configuration configuration) throws IOException {
        // What an answer tells clients, nobody follows here.
        return lines(configuration).stream()
                .filter(line -> !line.matches("(return|add_header|proxy_redirect) .*"))
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();
    }

    private static List<String> places(List<String> lines, String directive) {
        return lines.stream()
                .filter(line -> line.startsWith(directive + " /"))
                .map(line -> line.split(" ", -1)[1])
                .toList();
    }

    private static List<String> lines(String http) throws IOException {
        return lines(Configurations.http(http));
    }

    private static List<String> lines(Configuration configuration) throws IOException {
        try (Fleet fleet = new Fleet()) {
            List<String> lines = new ArrayList<>();
            collect(rewriter(configuration, fleet).rewrite().statements(), lines);
            return lines;
        }
    }

    private static Rewriter rewriter(Configuration configuration, Fleet fleet) {
        NginxProgram nginx = new NginxProgram(Path.of("nginx"), "1.22.1", Path.of("/usr/share/nginx"));
        return new Rewriter(configuration, fleet, new Sockets(), nginx, FOLDER);
    }

    private static void collect(List<Statement> statements, List<String> lines) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Comment comment -> {}
                case Statement.Include include ->
                    include.files().stream().map(SourceFile::statements).forEach(inner -> collect(inner, lines));
                case Statement.Directive directive -> {
                    lines.add(directive.name() + " " + String.join(" ", directive.arguments()));
                    collect(Objects.requireNonNullElse(directive.block(), List.of()), lines);
                }
            }
        }
    }
}
