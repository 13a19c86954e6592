package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;

/** The configuration that a stack writes itself when it starts, as a change of the balancer where it is one. */
public final class OwnRelease {

    private static final String STARTER =
            Optional.ofNullable(System.getProperty("user.name")).orElse("unknown");

    private OwnRelease() {}

    /**
     * Notes that a stack runs with its own configuration since its start, and reports it to the command side, if another
     * release was deployed before: that one ends here. What goes wrong is only said, for a stack that is up stays up.
     *
     * @param data the data folder of the stack
     * @param say takes what there is to say about it
     */
    public static void started(Path data, Consumer<String> say) {
        try {
            Balancer balancer = Balancer.of(data);
            if (Files.exists(balancer.releases())) {
                Turn turn = Turn.take(balancer)
                        .orElseThrow(() -> CommandFailure.environment("somebody else is changing the load balancer"));
                try {
                    note(balancer, data, say);
                } finally {
                    turn.close();
                }
            }
        } catch (IOException | UncheckedIOException | CommandFailure e) {
            say.accept("that the stack uses its own load balancer configuration could not be noted: " + OneLine.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void note(Balancer balancer, Path data, Consumer<String> say)
            throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Releases releases = new Releases(balancer.releases(), clock);
        Release own = Release.of(Files.readString(balancer.configuration()));
        Optional<HistoryEntry> last = releases.current();
        if (last.isEmpty() || last.get().release().equals(own.id())) {
            return;
        }
        String why = "the stack was started, with its own configuration in place of release "
                + last.get().release();
        releases.running(own, HistoryEntry.Action.DEPLOYED, STARTER, why);
        OperationsLog log = new OperationsLog(balancer.operationsLog(), clock, STARTER, say);
        log.step("started", own, why);
        int unreported = new Reports(balancer, data, log, clock).send();
        if (unreported > 0) {
            log.say("changes of the load balancer that are not recorded as events yet: " + unreported);
        }
    }
}
