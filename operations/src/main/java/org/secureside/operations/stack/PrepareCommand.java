package org.secureside.operations.stack;

import java.io.IOException;
import java.io.PrintWriter;
import org.secureside.operations.cli.Checkout;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.node.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code secureside prepare}: the last step of the launcher's build. Nobody else needs it. */
@Command(name = "prepare", hidden = true, description = "Prepare what Maven built for being run.")
public final class PrepareCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(new Preparation(Checkout.root()).run(build -> StartUpRecording.record(build, out)));
        } catch (IOException e) {
            throw CommandFailure.environment("the build cannot be prepared: " + OneLine.of(e), e);
        }
    }
}
