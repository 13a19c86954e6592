package org.secureside.benchmark.eventstore;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measures the event stores side by side, each command in one run on one machine. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        subcommands = {
            AppendBenchmark.class,
            LatencyBenchmark.class,
            ReplayBenchmark.class,
            TokenAtBenchmark.class,
            TailReader.class
        })
public final class EventStoreBenchmarks {

    private EventStoreBenchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EventStoreBenchmarks()).execute(arguments));
    }
}
