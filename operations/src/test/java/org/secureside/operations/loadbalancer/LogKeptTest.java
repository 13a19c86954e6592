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
