package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.DurationConverter;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.syntax.ConfigurationReader;
import org.secureside.operations.loadbalancer.syntax.SyntaxProblem;
import org.secureside.operations.loadbalancer.traffic.AccessLog;
import org.secureside.operations.loadbalancer.traffic.NodeNames;
import org.secureside.operations.loadbalancer.traffic.Traffic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code secureside lb status}: what each node gets, right now. */
@Command(
        name = "status",
        description = {
            "Show what each node got over the last seconds, by the access log of the load balancer.",
            "The exit code is 1 when traffic is uneven, or goes to servers that are in no pool, or when the watch of the last"
                    + " deployment was cut off."
        })
public final class SharesCommand implements Callable<Integer> {

    private static final int BAR = 40;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--last",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "15s",
            description = "How far to look back, as in 15s or 5m. Default: ${DEFAULT-VALUE}.")
    private Duration last = Duration.ZERO;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            Balancer balancer = Balancer.of(data.folder());
            Instant since = Instant.now().minus(last);
            Traffic traffic = Traffic.of(AccessLog.since(since, balancer.accessLog()));
            Configuration configuration = Configuration.of(ConfigurationReader.read(balancer.configuration()));
            String release = Stamp.of(Files.readString(balancer.configuration()));
            Optional<String> unwatched =
                    balancer.isBeingChanged() ? Optional.empty() : OperationsLog.unwatched(data.folder());
            LiveShares shares = LiveShares.of(
                    release,
                    last,
                    traffic,
                    configuration,
                    NodeNames.of(data.folder()),
                    unwatched.filter(release::equals));
            write(shares);
            boolean isWell =
                    !shares.uneven() && !shares.isAstray() && shares.unwatched().isEmpty();
            return isWell ? 0 : CommandFailure.FINDING;
        } catch (IOException | SyntaxProblem e) {
            throw CommandFailure.environment("the load balancer's files cannot be read: " + OneLine.of(e), e);
        }
    }

    private void write(LiveShares shares) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(shares));
            return;
        }
        out.printf(
                "release %s, last %d s: %d requests, %d failed, 95 of 100 within %.3f s%n",
                shares.release(), shares.seconds(), shares.requests(), shares.failures(), shares.slowSeconds());
        shares.servers()
                .forEach(server -> out.printf(
                        "  %-14s %-10s %-21s %7d  %5.1f %%  %s%n",
                        server.pool(),
                        server.node(),
                        server.address(),
                        server.requests(),
                        server.share() * 100,
                        "█".repeat((int) Math.round(BAR * server.share()))));
        if (shares.uneven()) {
            out.println("Traffic is uneven: docs/runbooks/uneven-traffic.md");
        }
        if (shares.isAstray()) {
            out.printf(
                    "Servers that are in no pool got requests, %s: docs/runbooks/traffic-astray.md%n",
                    shares.strangers());
        }
        if (!shares.unwatched().isEmpty()) {
            out.printf(
                    "The watch of release %s was cut off, so it was never judged: deploy it again, or lb rollback%n",
                    shares.unwatched());
        }
    }
}
