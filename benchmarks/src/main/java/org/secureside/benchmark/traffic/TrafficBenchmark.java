package org.secureside.benchmark.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads and posts through the load balancer at steady rates, for a time or until a command has run. */
@Command(name = "traffic", mixinStandardHelpOptions = true, description = "How long reads and posts take.")
public final class TrafficBenchmark implements Callable<Integer> {

    @Option(names = "--public-url", required = true)
    private URI publicUrl = URI.create("");

    @Option(names = "--neighborhood", required = true)
    private String neighborhood = "";

    @Option(names = "--reads", defaultValue = "100", description = "Reads per second. Default: ${DEFAULT-VALUE}")
    private int reads;

    @Option(names = "--posts", defaultValue = "50", description = "Posts per second. Default: ${DEFAULT-VALUE}")
    private int posts;

    @Option(names = "--seconds", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--token", defaultValue = "${env:SECURESIDE_TOKEN}", description = "Default: $SECURESIDE_TOKEN")
    private String token = "";

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "What to run meanwhile: then the traffic goes on until it ends, instead.")
    private List<String> command = List.of();

    @Override
    public Integer call() throws Exception {
        URI messages = publicUrl.resolve("/api/neighborhoods/" + neighborhood + "/messages");
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        SteadyLoad reading = new SteadyLoad(
                http,
                "reads",
                reads,
                () -> to(URI.create(messages + "?limit=50")).build());
        SteadyLoad posting = new SteadyLoad(
                http,
                "posts",
                posts,
                () -> to(messages)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString("{\"body\":\"Has anyone seen a grey cat?\"}"))
                        .build());
        BooleanSupplier goesOn = goesOn();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var unused = threads.submit(() -> posting.run(goesOn));
            reading.run(goesOn);
        }
        System.out.println(reading);
        System.out.println(posting);
        return reading.isFlawless() && posting.isFlawless() ? 0 : 1;
    }

    private BooleanSupplier goesOn() throws IOException {
        if (!command.isEmpty()) {
            return new ProcessBuilder(command).inheritIO().start()::isAlive;
        }
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        return () -> System.nanoTime() < end;
    }

    private HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
    }
}
