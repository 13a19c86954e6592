package org.secureside.benchmark.visibility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Posts at a steady rate through the load balancer, and watches the live stream of every node. */
@Command(name = "visible", description = "From the acknowledgement of a post to the last node's live stream.")
public final class VisibilityBenchmark implements Callable<Integer> {

    @Option(names = "--public-url", required = true)
    private URI publicUrl = URI.create("");

    @Option(names = "--node", required = true, description = "Each query node.")
    private List<URI> nodes = List.of();

    @Option(names = "--neighborhood", required = true)
    private String neighborhood = "";

    @Option(names = "--rate", defaultValue = "200", description = "Posts per second. Default: ${DEFAULT-VALUE}")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--token", defaultValue = "${env:SECURESIDE_TOKEN}", description = "Default: $SECURESIDE_TOKEN")
    private String token = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Watcher> watchers = new ArrayList<>();
        try {
            for (URI node : nodes) {
                watchers.add(new Watcher(http, node, neighborhood, token));
            }
            Poster poster = new Poster(http, publicUrl, neighborhood, token, rate);
            poster.post(rate * warmUp);
            Map<String, Long> acknowledged = poster.post(rate * seconds);
            List<Long> ages = Watcher.agesWhenSeenByAll(acknowledged, watchers);
            System.out.printf(
                    "from acknowledged to visible on all %d nodes, %d posts/s: %s; %d refused, %d missing%n",
                    nodes.size(), rate, Percentiles.of(ages), poster.refused(), acknowledged.size() - ages.size());
            return ages.size() == acknowledged.size() && poster.refused() == 0 ? 0 : 1;
        } finally {
            watchers.forEach(Watcher::close);
            http.shutdownNow(); // it would wait for streams that do not end
        }
    }
}
