package org.secureside.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Prometheus and the Alertmanager of a stack, with the exporter of PostgreSQL. */
final class Watchers {

    private static final int PROMETHEUS = 41;
    private static final int ALERTMANAGER = 42;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stack stack;

    Watchers(Stack stack) {
        this.stack = stack;
    }

    /** Returns whether they are installed on this machine. */
    static boolean areInstalled() {
        return Stream.of("prometheus", "prometheus-alertmanager", "prometheus-postgres-exporter")
                .allMatch(program -> Stream.of("/usr/bin", "/usr/local/bin")
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
    }

    /** Returns the names of all series that there are. */
    Set<String> metrics() throws IOException, InterruptedException {
        return get(PROMETHEUS, "/api/v1/label/__name__/values")
                .path("data")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the expressions of all rules that Prometheus has. */
    List<String> rules() throws IOException, InterruptedException {
        return get(PROMETHEUS, "/api/v1/rules").findValuesAsString("query");
    }

    /** Returns how many series an expression has now. */
    int series(String expression) throws IOException, InterruptedException {
        String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return get(PROMETHEUS, "/api/v1/query?query=" + query)
                .at("/data/result")
                .size();
    }

    /** Returns the names of the alerts that fire, those too that are left out because they follow from others. */
    Set<String> firing() throws IOException, InterruptedException {
        return get(PROMETHEUS, "/api/v1/alerts")
                .at("/data/alerts")
                .valueStream()
                .filter(alert -> alert.path("state").asString().equals("firing"))
                .map(alert -> alert.at("/labels/alertname").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what an alert says where it fires. */
    List<String> summaries(String name) throws IOException, InterruptedException {
        return get(PROMETHEUS, "/api/v1/alerts")
                .at("/data/alerts")
                .valueStream()
                .filter(alert -> alert.path("state").asString().equals("firing"))
                .filter(alert -> alert.at("/labels/alertname").asString().equals(name))
                .map(alert -> alert.at("/annotations/summary").asString())
                .toList();
    }

    /** Returns the names of the alerts that people are told of. */
    Set<String> told() throws IOException, InterruptedException {
        return get(ALERTMANAGER, "/api/v2/alerts")
                .valueStream()
                .filter(alert -> alert.at("/status/state").asString().equals("active"))
                .map(alert -> alert.at("/labels/alertname").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private JsonNode get(int port, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + (stack.internalPort() + port) + path);
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body());
    }
}
