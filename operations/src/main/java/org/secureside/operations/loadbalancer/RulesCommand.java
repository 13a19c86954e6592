package org.secureside.operations.loadbalancer;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code secureside lb rules}: lists what a check looks for. */
@Command(name = "rules", description = "List everything that a check looks for, with its name and what to do about it.")
final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Criteria.all()
                .forEach(criterion -> out.printf(
                        "%s (%s)%n  %s%n  %s%n%n",
                        criterion.id(), criterion.severity(), criterion.why(), criterion.remedy()));
        out.flush();
    }
}
