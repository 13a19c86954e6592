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

/** Opens many live streams on one node, and tells what they hold of its memory and when they show what is posted. */
@Command(name = "streams", description = "Memory and delay of many live streams on one node.")
public final class StreamsBenchmark implements Callable<Integer> {

    @Option(names = "--public-url", required = true)
    private URI publicUrl = URI.create("");

    @Option(names = "--node", required = true, description = "The query node.")
    private URI node = URI.create("");

    @Option(names = "--pid", required = true, description = "The process of the query node.")
    private long pid;

    @Option(names = "--neighborhood", required = true)
    private String neighborhood = "";

    @Option(names = "--streams", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}")
    private int streams;

    @Option(names = "--rate", defaultValue = "10", description = "Posts per second. Default: ${DEFAULT-VALUE}")
    private int rate;

    @Option(names = "--seconds", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--token", defaultValue = "${env:SECURESIDE_TOKEN}", description = "Default: $SECURESIDE_TOKEN")
    private String token = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Watcher> watchers = new ArrayList<>();
        try {
            Poster poster = new Poster(http, publicUrl, neighborhood, token, rate);
            poster.post(rate);
            watchers.add(new Watcher(http, node, neighborhood, token));
            Memory one = Memory.of(pid);
            while (watchers.size() < streams) {
                watchers.add(new Watcher(http, node, neighborhood, token));
            }
            Memory all = Memory.of(pid);
            Map<String, Long> acknowledged = poster.post(rate * seconds);
            List<Long> ages = Watcher.agesWhenSeenByAll(acknowledged, watchers);
            Memory busy = Memory.of(pid);
            System.out.printf(
                    "with one stream %s; with %d %s, %.1f KiB of heap each; after %d messages to each %s%n",
                    one, streams, all, (all.heap() - one.heap()) / 1024.0 / (streams - 1), acknowledged.size(), busy);
            System.out.printf(
                    "from acknowledged to shown by all %d streams, %d posts/s: %s; %d refused, %d missing%n",
                    streams, rate, Percentiles.of(ages), poster.refused(), acknowledged.size() - ages.size());
            return ages.size() == acknowledged.size() && poster.refused() == 0 ? 0 : 1;
        } finally {
            watchers.forEach(Watcher::close);
            http.shutdownNow(); // it would wait for streams that do not end
        }
    }
}
