package org.secureside.operations.history;

import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.MessageProof;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code secureside history proof}: the proof that an event, or what happened to a message, is in the log. */
@Command(
        name = "proof",
        description =
                "Print the proof that the event at a position, or every event of a message, is in the log, for history"
                        + " verify. The events stand in it.",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 done; 2 wrong usage, no such message, events that are not in the log of that size, or no stack"
                    + " that answers.",
            "",
            "Examples:",
            "  ./secureside history proof 17 > proof.json",
            "  ./secureside history proof --message 449c87f4-93f8-5ab6-ac8e-6d9bc870ecde > message.json",
            "  ./secureside history verify message.json --head head-of-monday.json",
        })
final class ProofCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "POSITION", arity = "0..1", description = "The position of the event in the log.")
    private @Nullable Long position;

    @Option(names = "--message", paramLabel = "ID", description = "Every event of this message, instead of one.")
    private @Nullable UUID message;

    @Option(names = "--size", paramLabel = "N", description = "In the log of N events. Default: as many as there are.")
    private @Nullable Long size;

    @Override
    public Integer call() throws InterruptedException {
        if ((position == null) == (message == null)) {
            throw new ParameterException(spec.commandLine(), "give the POSITION of an event, or a --message");
        }
        Auditor auditor = Auditor.of(data.folder());
        PrintWriter out = spec.commandLine().getOut();
        if (message == null) {
            out.print(Json.pretty(ofEvent(auditor)));
        } else {
            printOfMessage(auditor, message, out);
        }
        out.println();
        out.flush();
        return 0;
    }

    private Proof.Inclusion ofEvent(Auditor auditor) throws InterruptedException {
        return auditor.ask(
                auditor.balancer(),
                "/api/history/proofs/inclusion",
                Auditor.parameters("position", position, "size", size),
                Proof.Inclusion.class);
    }

    /** Puts the pages together, all of the same head, and holds one of them at a time. */
    private void printOfMessage(Auditor auditor, UUID id, PrintWriter out) throws InterruptedException {
        MessageProof page = page(auditor, id, size, null);
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writePOJOProperty("messageId", page.messageId());
            json.writeNumberProperty("size", page.size());
            json.writePOJOProperty("head", page.head());
            json.writeArrayPropertyStart("events");
            page.events().forEach(json::writePOJO);
            while (page.next() != null) {
                page = page(auditor, id, page.size(), page.next());
                page.events().forEach(json::writePOJO);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static MessageProof page(Auditor auditor, UUID id, @Nullable Long size, @Nullable Long after)
            throws InterruptedException {
        return auditor.ask(
                auditor.balancer(),
                "/api/history/messages/%s/proofs".formatted(id),
                Auditor.parameters("size", size, "after", after),
                MessageProof.class);
    }
}
