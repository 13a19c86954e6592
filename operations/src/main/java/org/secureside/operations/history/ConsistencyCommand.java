package org.secureside.operations.history;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside history consistency}: the proof that one head grew out of another. */
@Command(
        name = "consistency",
        description = "Print the proof that the log only grew between two sizes, for history verify.",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 done; 2 wrong usage, or no stack that answers.",
            "",
            "Example:",
            "  ./secureside history consistency 1000 2000 > growth.json",
        })
final class ConsistencyCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FIRST", description = "How many events the log had.")
    private long first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SECOND",
            description = "How many it had later. Default: as many as there are.")
    private @Nullable Long second;

    @Override
    public Integer call() throws InterruptedException {
        Auditor auditor = Auditor.of(data.folder());
        long later = second != null
                ? second
                : auditor.ask(
                                auditor.balancer(),
                                "/api/history/heads",
                                Auditor.parameters(),
                                HeadsCommand.NodeHead.class)
                        .newest();
        Proof.Consistency proof = auditor.ask(
                auditor.balancer(),
                "/api/history/proofs/consistency",
                Auditor.parameters("first", first, "second", later),
                Proof.Consistency.class);
        spec.commandLine().getOut().println(Json.pretty(proof));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
