package org.secureside.operations.loadbalancer.release;

import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code secureside lb report}: has changes recorded as events that could not be recorded when they were made. */
@Command(
        name = "report",
        description = {
            "Report changes to the command side that could not be reported when they were made.",
            "Every change does that too. The exit code is 1 when some are still not recorded."
        })
public final class ReportCommand implements Callable<Integer> {

    @Mixin
    private BalancerOptions options = new BalancerOptions();

    @Override
    public Integer call() throws InterruptedException {
        // Whatever is done exclusively is reported afterwards, with all that was not.
        int nothingElse = options.exclusively((balancer, deployment) -> 0);
        return options.unreported() == 0 ? nothingElse : CommandFailure.FINDING;
    }
}
