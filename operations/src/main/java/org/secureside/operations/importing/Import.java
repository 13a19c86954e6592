package org.secureside.operations.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Interruption;
import org.secureside.operations.client.Backoff;
import org.secureside.operations.client.PersistentClient;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.client.Tokens;
import org.secureside.operations.progress.Progress;
import org.secureside.operations.progress.Work;
import org.secureside.operations.receipt.ReceiptFile;
import org.secureside.operations.receipt.Receipts;
import org.secureside.operations.stack.StackDescription;
import org.secureside.operations.token.LocalIssuer;
import picocli.CommandLine;

/** One import, from the first contact with the service to the summary. */
final class Import implements AutoCloseable {

    private static final String ROLE = "resident";
    private static final Duration TRY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TIME_TO_END = Duration.ofSeconds(15);
    private static final Duration LIST_LAG = Duration.ofSeconds(1);

    private final ImportOrder order;
    private final CommandLine command;
    private final ServiceClient service;
    private final PersistentClient client;
    private final Halt halt;
    private final Tally tally = new Tally();

    Import(ImportOrder order, StackDescription stack, LocalIssuer issuer, Duration giveUpAfter, CommandLine command) {
        this.order = order;
        this.command = command;
        this.service = new ServiceClient(stack.publicUrl(), TRY_TIMEOUT);
        this.client = new PersistentClient(service, new Tokens(issuer, ROLE), Backoff.USUAL, giveUpAfter);
        this.halt = new Halt(client::stop);
    }

    /**
     * Imports the file.
     *
     * @param receiptPath where to keep receipts, or null to keep none
     * @param dataSuffix what a further command needs to mean the same stack
     * @return the exit code
     * @throws CommandFailure if the service could not be used, or not to the end
     */
    int run(@Nullable Path receiptPath, String dataSuffix) throws IOException, InterruptedException {
        FirstContact.require(service, dataSuffix);
        long started = System.nanoTime();
        Interruption interruption = new Interruption(TIME_TO_END, halt::interrupt);
        try {
            try (Receipts receipts = receiptPath == null ? Receipts.notKept() : ReceiptFile.open(receiptPath)) {
                postAll(receipts);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            new ImportSummary(order, tally, took, receiptPath, dataSuffix).printTo(command.getOut());
            return exitCode();
        } finally {
            interruption.isOver();
        }
    }

    private void postAll(Receipts receipts) throws IOException, InterruptedException {
        Work work =
                new Work("Import", "lines", order.file().lines(), tally::done, () -> tally.details(client.repeating()));
        try (Progress progress = Progress.of(work, command)) {
            Optional<NeighborhoodId> found =
                    new Neighborhoods(client, order.importer(), halt, LIST_LAG).findOrOpen(order.neighborhood());
            if (found.isPresent()) {
                NeighborhoodId id = found.get();
                Poster poster = new Poster(client, id, order.importer());
                Complaints complaints = new Complaints(progress::say);
                try (ImportFile file = new ImportFile(order, id)) {
                    new ImportRun(order, poster, receipts, tally, complaints, halt).run(file, service::close);
                }
            }
        }
    }

    private int exitCode() {
        return switch (halt.reason().orElse(null)) {
            case null -> tally.failed() == 0 ? 0 : CommandFailure.FINDING;
            case Halt.Reason.Interrupted() -> {
                command.getErr().println(stopped());
                command.getErr().flush();
                yield Interruption.EXIT_CODE;
            }
            case Halt.Reason.Hopeless(String problem) -> throw CommandFailure.environment(problem + ". " + stopped());
        };
    }

    private String stopped() {
        return "Stopped at line %d of %d. The same command goes on from there: what was posted is not posted again."
                .formatted(tally.read.get(), order.file().lines());
    }

    @Override
    public void close() {
        service.close();
    }
}
