package org.secureside.operations.loadbalancer;

import org.secureside.operations.loadbalancer.release.DeployCommand;
import org.secureside.operations.loadbalancer.release.HistoryCommand;
import org.secureside.operations.loadbalancer.release.ReportCommand;
import org.secureside.operations.loadbalancer.release.RollbackCommand;
import org.secureside.operations.loadbalancer.release.SharesCommand;
import org.secureside.operations.loadbalancer.traffic.ExporterCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code secureside lb}: the load balancer. */
@Command(
        name = "lb",
        description = "Check and change what the load balancer is told.",
        subcommands = {
            CheckCommand.class,
            DeployCommand.class,
            RollbackCommand.class,
            HistoryCommand.class,
            SharesCommand.class,
            ReportCommand.class,
            ExporterCommand.class,
            RulesCommand.class
        })
public final class LoadBalancerCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of its commands?");
    }
}
