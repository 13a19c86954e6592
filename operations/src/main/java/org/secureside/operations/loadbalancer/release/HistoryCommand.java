package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code secureside lb history}: which release ran when, and why. */
@Command(name = "history", description = "List which release ran when, who changed it and why; the newest last.")
public final class HistoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            Releases releases = new Releases(data.folder().resolve("nginx/releases"), Clock.systemUTC());
            List<HistoryEntry> history = releases.history();
            BalancerOptions.tellUnreadable(releases, spec.commandLine().getErr());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.pretty(history));
            } else if (history.isEmpty()) {
                out.println("nothing was deployed yet");
            } else {
                history.forEach(entry -> out.printf(
                        "%s  %s  %-11s  %s: %s%n",
                        entry.at().truncatedTo(ChronoUnit.SECONDS),
                        entry.release(),
                        entry.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        entry.who(),
                        entry.why()));
            }
            return 0;
        } catch (IOException e) {
            throw CommandFailure.environment("the history cannot be read: " + e.getMessage(), e);
        }
    }
}
