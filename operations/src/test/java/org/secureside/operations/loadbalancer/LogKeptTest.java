package org.secureside.operations.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.nginx.NginxConfiguration;

class LogKeptTest {

    private static final String OWN =
            new NginxConfiguration(8080, List.of(18081), List.of(18083, 18085, 18087)).render();
    private static final String STYLE_OF_OTHERS = """
            access_log /var/log/nginx/access.log combined;
            server {
                location / {
                    proxy_pass http://10.0.0.1;
                }
            }
            """;

    private static final String WAYS = """
            server {
                location /a {
                    proxy_pass http://10.0.0.1;
                }
                location /b {
                    proxy_pass http://10.0.0.2;
                }
            }
            """;

    @Test
    void theSameLogIsKept() {
        assertThat(findings(OWN, OWN)).isEmpty();
        assertThat(findings(OWN, OWN.replace("buffer=32k flush=1s", "buffer=64k")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "access_log access.log requests | access_log off; #",
                "access_log access.log requests | access_log access.log combined",
                "access_log access.log requests | access_log elsewhere.log requests",
                "access_log access.log requests | access_log access.log requests if=$http_x_debug",
                "buffer=32k flush=1s | gzip flush=1s",
                "\"upstream\":\"$upstream_addr\" | \"server\":\"$upstream_addr\"",
            })
    void aLogThatIsNotWrittenAnyMoreIsFound(String what, String by) {
        assertThat(OWN).contains(what);
        assertThat(findings(OWN, OWN.replace(what, by)))
                .isNotEmpty()
                .allMatch(Finding::isError)
                .allMatch(finding -> finding.id().equals("access-log-lost"));
    }

    @Test
    void oneWayThatIsNotLoggedIsEnough() {
        String log = "access_log access.log requests buffer=32k flush=1s;";
        String before = http(log + WAYS);
        String after = http(log + WAYS.replace("location /b {", "location /b { access_log off;"));

        assertThat(findings(before, before)).isEmpty();
        assertThat(findings(before, after))
                .singleElement()
                .extracting(Finding::what)
                .asString()
                .contains("10.0.0.2");
    }

    @Test
    void aConditionMayStayOrGoButNoneMayComeOrChange() {
        String always = "access_log access.log requests;";
        String loggable = "access_log access.log requests if=$loggable;\n";
        String all = "map $uri $loggable { /health 0; default 1; }\n" + WAYS;
        String none = "map $uri $loggable { /health 1; default 0; }\n" + WAYS;
        String byAnother =
                "map $uri $quiet { /health 1; default %d; }\nmap $quiet $loggable { 1 0; default 1; }\n" + WAYS;

        assertThat(findings(http(loggable + all), http(loggable + all))).isEmpty();
        assertThat(findings(http(loggable + all), http(always + all))).isEmpty();
        assertThat(findings(http(loggable + byAnother.formatted(0)), http(loggable + byAnother.formatted(0))))
                .isEmpty();

        assertThat(findings(http(always + all), http(loggable + all))).hasSize(2);
        assertThat(findings(http(loggable + all), http(loggable + none))).hasSize(2);
        assertThat(findings(http(loggable + byAnother.formatted(0)), http(loggable + byAnother.formatted(1))))
                .hasSize(2);
    }

    @Test
    void whoseLogNobodyReadsMayWriteItAsTheyLike() {
        assertThat(LogKept.findings(Configurations.http(STYLE_OF_OTHERS), Configurations.http(STYLE_OF_OTHERS)))
                .isEmpty();
    }

    private static String http(String text) {
        String format = "log_format requests '{\"time\":\"$time_iso8601\",\"status\":$status,'"
                + " '\"upstream\":\"$upstream_addr\"}';";
        return "events {}\nhttp {\n" + format + text + "}\n";
    }

    private static List<Finding> findings(String running, String candidate) {
        return LogKept.findings(Configurations.of(running), Configurations.of(candidate));
    }
}
