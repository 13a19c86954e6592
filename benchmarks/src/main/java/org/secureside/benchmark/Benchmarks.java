package org.secureside.benchmark;

import org.secureside.benchmark.eventstore.AppendBenchmark;
import org.secureside.benchmark.eventstore.LatencyBenchmark;
import org.secureside.benchmark.eventstore.ReplayBenchmark;
import org.secureside.benchmark.eventstore.TailReader;
import org.secureside.benchmark.eventstore.TokenAtBenchmark;
import org.secureside.benchmark.overload.OverloadBenchmark;
import org.secureside.benchmark.rebuild.RebuildBenchmark;
import org.secureside.benchmark.rebuild.VillageCommand;
import org.secureside.benchmark.traffic.TrafficBenchmark;
import org.secureside.benchmark.visibility.StreamsBenchmark;
import org.secureside.benchmark.visibility.VisibilityBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measures side by side, each command in one run on one machine. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        subcommands = {
            AppendBenchmark.class,
            LatencyBenchmark.class,
            OverloadBenchmark.class,
            RebuildBenchmark.class,
            ReplayBenchmark.class,
            TokenAtBenchmark.class,
            TailReader.class,
            VisibilityBenchmark.class,
            StreamsBenchmark.class,
            TrafficBenchmark.class,
            VillageCommand.class
        })
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }
}
