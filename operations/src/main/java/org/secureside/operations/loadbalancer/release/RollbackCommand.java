package org.secureside.operations.loadbalancer.release;

import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secureside lb rollback}: brings a former release back. */
@Command(name = "rollback", description = "Let the running load balancer use the release before, or a named one.")
public final class RollbackCommand implements Callable<Integer> {

    @Mixin
    private BalancerOptions options = new BalancerOptions();

    @Option(names = "--to", paramLabel = "RELEASE", description = "The release, or how its name begins.")
    private Optional<String> to = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        return options.exclusively((balancer, deployment) -> {
            Releases releases = new Releases(balancer.releases(), Clock.systemUTC());
            releases.adopt(Files.readString(balancer.configuration()));
            Release release = (to.isPresent() ? releases.find(to.get()) : releases.previous())
                    .orElseThrow(() -> CommandFailure.environment(
                            to.map(id -> "there is no one release " + id).orElse("there is no release before this one")
                                    + "; \"lb history\" lists them"));
            deployment.back(release, options.why().orElse("no reason given"));
            return 0;
        });
    }
}
