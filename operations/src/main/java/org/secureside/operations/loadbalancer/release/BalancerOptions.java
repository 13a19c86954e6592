package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.OneLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that changes the balancer takes: which stack, why, and on whose behalf. */
final class BalancerOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason, for the operations log and the history.")
    private Optional<String> why = Optional.empty();

    @Option(names = "--by", paramLabel = "NAME", description = "Who does it; the user of this machine if not given.")
    private String who = Optional.ofNullable(System.getProperty("user.name")).orElse("unknown");

    private int unreported;

    /** Returns how many changes were not recorded as events when the last work was done. */
    int unreported() {
        return unreported;
    }

    Optional<String> why() {
        return why;
    }

    /** What is done while nobody else changes the balancer. */
    interface Work<T> {
        T with(Balancer balancer, Deployment deployment) throws IOException, InterruptedException;
    }

    /** Does something to the balancer, unless somebody else does, and reports what was changed. */
    <T> T exclusively(Work<T> work) throws InterruptedException {
        return exclusively(work, Turn::take);
    }

    /** As {@link #exclusively(Work)}, but a watch that goes on gives up for it. */
    <T> T insisting(Work<T> work) throws InterruptedException {
        return exclusively(work, Turn::insist);
    }

    private interface Taking {
        Optional<Turn> of(Balancer balancer) throws IOException, InterruptedException;
    }

    /** What is done while others may change the balancer. */
    interface Preparation<T> {
        T with(Balancer balancer, OperationsLog log) throws IOException, InterruptedException;
    }

    /** Does something that may take its time and changes nothing, unless somebody else changes the balancer already. */
    <T> T beforehand(Preparation<T> preparation) throws InterruptedException {
        Balancer balancer = Balancer.of(data.folder());
        try {
            if (balancer.isBeingChanged()) {
                throw busy();
            }
            return preparation.with(balancer, log(balancer));
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.environment("the load balancer could not be changed: " + OneLine.of(e), e);
        }
    }

    private OperationsLog log(Balancer balancer) {
        return new OperationsLog(
                balancer.operationsLog(),
                Clock.systemUTC(),
                who,
                command.commandLine().getErr()::println);
    }

    private static CommandFailure busy() {
        return CommandFailure.environment("somebody else is changing the load balancer just now");
    }

    private <T> T exclusively(Work<T> work, Taking taking) throws InterruptedException {
        Balancer balancer = Balancer.of(data.folder());
        try {
            try (Turn turn = taking.of(balancer).orElseThrow(BalancerOptions::busy)) {
                Clock clock = Clock.systemUTC();
                OperationsLog log = log(balancer);
                tellUnreadable(
                        new Releases(balancer.releases(), clock),
                        command.commandLine().getErr());
                T result = work.with(balancer, new Deployment(balancer, turn, log, clock, who));
                unreported = report(new Reports(balancer, data.folder(), log, clock), log);
                return result;
            }
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.environment("the load balancer could not be changed: " + OneLine.of(e), e);
        }
    }

    /** Reports what was changed. That this fails does not undo the change, so it is only said. */
    private static int report(Reports reports, OperationsLog log) throws InterruptedException {
        try {
            return reports.send();
        } catch (IOException | UncheckedIOException e) {
            log.say("changes could not be reported: %s; \"lb report\" tries again".formatted(OneLine.of(e)));
            return 1;
        }
    }

    /** Says that changes are missing from what is told of the history, if some are. */
    static void tellUnreadable(Releases releases, PrintWriter err) throws IOException {
        long unreadable = releases.unreadable();
        if (unreadable > 0) {
            err.printf("lines of the history of releases that cannot be read, and are left out: %d%n", unreadable);
        }
    }
}
