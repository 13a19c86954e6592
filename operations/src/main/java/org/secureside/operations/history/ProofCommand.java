package org.secureside.operations.history;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside history proof}: the proof that an event is in the log. */
@Command(
        name = "proof",
        description = "Print the proof that the event at a position is in the log, for history verify.",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 done; 2 wrong usage, or no stack that answers.",
            "",
            "Example:",
            "  ./secureside history proof 17 > proof.json",
        })
final class ProofCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "POSITION", description = "The position of the event in the log.")
    private long position;

    @Option(names = "--size", paramLabel = "N", description = "In the log of N events. Default: as many as there are.")
    private @Nullable Long size;

    @Override
    public Integer call() throws InterruptedException {
        Auditor auditor = Auditor.of(data.folder());
        Proof.Inclusion proof = auditor.ask(
                auditor.balancer(),
                "/api/history/proofs/inclusion",
                Auditor.parameters("position", position, "size", size),
                Proof.Inclusion.class);
        spec.commandLine().getOut().println(Json.pretty(proof));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
