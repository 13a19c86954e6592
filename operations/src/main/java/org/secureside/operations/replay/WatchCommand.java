package org.secureside.operations.replay;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside replay watch}: how a replay goes. */
@Command(
        name = "watch",
        description = "Watch a replay until it is over.",
        footerHeading = "%n",
        footer = {
            "Ctrl-C ends the watching and leaves the replay running.",
            "",
            "Exit codes: 0 it is completed, without drift; 1 it failed, was cancelled, or showed drift; 2 wrong usage, or"
                    + " no service; 130 stopped by Ctrl-C.",
        })
final class WatchCommand implements Callable<Integer> {

    @Mixin
    private AdminOptions admin = new AdminOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "The replay.")
    private String id = "";

    @Option(names = "--json", description = "At the end, print how it stands as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        UUID replay = admin.replay(id);
        try (AdminClient client = admin.open()) {
            return new Watch(client, replay, spec.commandLine(), json).untilOver();
        }
    }
}
