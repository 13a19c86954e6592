package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
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
        Balancer balancer = Balancer.of(data.folder());
        try {
            Files.createDirectories(balancer.releases());
            try (FileChannel channel =
                            FileChannel.open(balancer.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                if (held == null) {
                    throw CommandFailure.environment("somebody else is changing the load balancer just now");
                }
                Clock clock = Clock.systemUTC();
                OperationsLog log = new OperationsLog(
                        balancer.operationsLog(),
                        clock,
                        who,
                        command.commandLine().getErr()::println);
                T result = work.with(balancer, new Deployment(balancer, log, clock, who));
                unreported = new Reports(balancer, data.folder(), log, clock).send();
                return result;
            }
        } catch (IOException e) {
            throw CommandFailure.environment("the load balancer could not be changed: " + e.getMessage(), e);
        }
    }
}
