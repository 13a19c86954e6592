package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DurationConverter;
import org.secureside.operations.cli.Interruption;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.loadbalancer.Check;
import org.secureside.operations.loadbalancer.CheckReport;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.syntax.ConfigurationReader;
import org.secureside.operations.loadbalancer.syntax.Flat;
import org.secureside.operations.loadbalancer.syntax.SourceFile;
import org.secureside.operations.loadbalancer.syntax.Statement;
import org.secureside.operations.loadbalancer.syntax.SyntaxProblem;
import org.secureside.operations.loadbalancer.trial.NginxProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside lb deploy}: gives the running balancer another configuration, and takes it back if it is bad. */
@Command(
        name = "deploy",
        description = {
            "Check a configuration, let the running load balancer use it, and watch its access log.",
            "When traffic becomes uneven, or errors or answer times rise, the former release is brought back."
        },
        footer = {"", "Exit codes: 0 it runs, 1 it was refused or taken back, 2 it could not be tried."})
public final class DeployCommand implements Callable<Integer> {

    private static final Duration TIME_TO_GO_BACK = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BalancerOptions options = new BalancerOptions();

    @Parameters(paramLabel = "FILE", description = "The configuration.")
    private Path file = Path.of("");

    @Option(
            names = "--watch",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "For how long to watch, as in 30s or 5m. Default: ${DEFAULT-VALUE}.")
    private Duration watching = Duration.ZERO;

    @Option(
            names = "--allow",
            paramLabel = "NAME",
            split = ",",
            description = "Findings of the check that are accepted, by name.")
    private Set<String> allowed = new LinkedHashSet<>();

    @Option(
            names = "--leaving",
            paramLabel = "ADDR",
            split = ",",
            description = "Servers that are to get nothing from now on, as HOST:PORT. Without this, to starve a server"
                    + " that had traffic is a reason to go back.")
    private List<String> leaving = List.of();

    @Option(names = "--force", description = "Deploy without a check. It is watched all the same.")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isReadable(file)) {
            throw CommandFailure.environment(file + " cannot be read");
        }
        String why = options.why()
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "--why is missing: say what this is for"));
        List<String> leavers = leaving.stream().map(this::key).toList();
        Release release = release();
        // A check takes its time, and whoever wants to go back meanwhile must not wait for it.
        Optional<String> running = options.beforehand((balancer, log) -> {
            String before = Files.readString(balancer.configuration());
            return passes(release, balancer, leavers, log) ? Optional.of(before) : Optional.empty();
        });
        boolean stays = running.isPresent()
                && options.exclusively((balancer, deployment) -> {
                    Interruption end = new Interruption(TIME_TO_GO_BACK, deployment::abandon);
                    try {
                        return isStill(running.get(), balancer, release, deployment.log())
                                && deployment.deploy(release, why, watching, leavers);
                    } finally {
                        end.isOver();
                    }
                });
        return stays ? 0 : CommandFailure.FINDING;
    }

    /** Returns whether what runs is what the release was compared with. */
    private static boolean isStill(String before, Balancer balancer, Release release, OperationsLog log)
            throws IOException {
        if (Files.readString(balancer.configuration()).equals(before)) {
            return true;
        }
        log.step("refused", release, "somebody changed the load balancer meanwhile, so nothing was done");
        return false;
    }

    private boolean passes(Release release, Balancer balancer, List<String> leavers, OperationsLog log)
            throws IOException, InterruptedException {
        if (force) {
            log.step("forced", release, "deploying without a check, as was asked for");
            return true;
        }
        List<Address> nodes = balancer.nodes().stream()
                .filter(node -> !leavers.contains(node.key()))
                .toList();
        CheckReport report =
                new Check(file, NginxProgram.find(), true, nodes, Optional.of(balancer.configuration()), allowed).run();
        List<String> findings =
                report.findings().stream().map(Finding::id).distinct().toList();
        if (report.isRefused()) {
            report.write(spec.commandLine().getErr());
        }
        log.step(
                report.isRefused() ? "refused" : "checked",
                release,
                "the check %s".formatted(report.isRefused() ? "refuses it" : "lets it pass"),
                Map.of("findings", findings, "accepted", List.copyOf(allowed)));
        return !report.isRefused();
    }

    private String key(String address) {
        return Address.parse(address)
                .map(Address::key)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--leaving: \"%s\" is no address".formatted(address)));
    }

    /** Returns the configuration as one text; a file that includes nothing stays as it is. */
    private Release release() {
        try {
            SourceFile source = ConfigurationReader.read(file);
            boolean alone = isAlone(source.statements());
            return Release.of(alone ? Files.readString(file) : Flat.print(source));
        } catch (IOException | SyntaxProblem e) {
            throw CommandFailure.environment(file + " cannot be read: " + OneLine.of(e), e);
        }
    }

    private static boolean isAlone(List<Statement> statements) {
        return statements.stream().allMatch(statement -> switch (statement) {
            case Statement.Include include -> false;
            case Statement.Comment comment -> true;
            case Statement.Directive directive ->
                isAlone(Optional.ofNullable(directive.block()).orElse(List.of()));
        });
    }
}
