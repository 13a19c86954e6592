package org.secureside.operations.loadbalancer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code secureside lb}: the load balancer. */
@Command(
        name = "lb",
        description = "Check what the load balancer is told.",
        subcommands = {CheckCommand.class, RulesCommand.class})
public final class LoadBalancerCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of its commands?");
    }
}
