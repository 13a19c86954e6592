package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secureside lb rollback}: brings a former release back. */
@Command(
        name = "rollback",
        description = {
            "Let the running load balancer use the release before, or a named one.",
            "The watch of a deployment that goes on gives up for it."
        })
public final class RollbackCommand implements Callable<Integer> {

    @Mixin
    private BalancerOptions options = new BalancerOptions();

    @Option(names = "--to", paramLabel = "RELEASE", description = "The release, or how its name begins.")
    private Optional<String> to = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        Instant asked = Instant.now();
        return options.insisting((balancer, deployment) -> {
            Releases releases = new Releases(balancer.releases(), Clock.systemUTC());
            Release running = releases.adopt(Files.readString(balancer.configuration()));
            if (to.isEmpty() && releases.isTakenBackSince(asked)) {
                deployment.log().say("release %s was brought back while this waited".formatted(running.id()));
                return 0;
            }
            Release release = chosen(releases);
            Optional<String> objection = balancer.objection(release.text());
            if (objection.isPresent()) {
                deployment
                        .log()
                        .step("refused", release, "nginx refuses it now, so nothing was changed: " + objection.get());
                return CommandFailure.FINDING;
            }
            deployment.back(release, options.why().orElse("no reason given"));
            return 0;
        });
    }

    private Release chosen(Releases releases) throws IOException {
        if (to.isPresent()) {
            return releases.find(to.get())
                    .orElseThrow(() -> CommandFailure.environment(
                            "there is no one release %s; \"lb history\" lists them".formatted(to.get())));
        }
        Optional<Release> previous = releases.previous();
        if (releases.isTakenBack()) {
            // Two may go back at once, the watch and an operator whom an alert has called: they mean the same release.
            throw CommandFailure.environment("the last release was taken back already, so nothing was changed%s"
                    .formatted(previous.map(older -> "; --to %s goes further back".formatted(older.id()))
                            .orElse("")));
        }
        return previous.orElseThrow(
                () -> CommandFailure.environment("there is no release before this one; \"lb history\" lists them"));
    }
}
