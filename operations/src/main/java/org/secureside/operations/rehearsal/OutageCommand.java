package org.secureside.operations.rehearsal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.secureside.operations.cli.Checkout;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DurationConverter;
import org.secureside.operations.cli.Interruption;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.stack.BorrowedStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code secureside rehearse outage}: the outage of 2024-08-15, on a local stack under load. */
@Command(
        name = "outage",
        description = {
            "Force the configuration of 2024-08-15 on a load balancer under load, and show what becomes of it.",
            "People post and read, whatever becomes of their requests; the fault is noticed and taken back; at the end"
                    + " every acknowledged message is looked for in the event store and on every node."
        },
        footer = {
            "",
            "A stack that runs in the data folder is used; if none does, one is started and stopped again.",
            "",
            "Exit codes: 0 everything that is promised was kept, 1 something was not, 2 it could not be rehearsed.",
            "",
            "Example:",
            "  ./secureside rehearse outage --rate 100 --report outage.html"
        })
final class OutageCommand implements Callable<Integer> {

    private static final int LEAST_RATE = 15;
    private static final int MOST_RATE = 1_000;
    private static final Duration TIME_TO_TIDY_UP = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the stack; .secureside-rehearsal in the checkout if not given.")
    private Optional<Path> given = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8180",
            description = "The port of a stack that is started. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Requests per second; seven of ten read. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where to write the report, a page of HTML; outage-rehearsal.html in the data folder if not"
                    + " given.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--calm",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "10s",
            description = "How long all is well before and after. Default: ${DEFAULT-VALUE}.")
    private Duration calm = Duration.ZERO;

    @Option(names = "--json", description = "Print the result as JSON, and what happens on standard error.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (rate < LEAST_RATE || rate > MOST_RATE) {
            throw usage("--rate must be between %d and %,d: with fewer, nothing can be told about shares in time"
                    .formatted(LEAST_RATE, MOST_RATE));
        }
        if (calm.toSeconds() < 2 || calm.toMinutes() > 10) {
            throw usage("--calm must be between 2s and 10m");
        }
        Path data = given.map(it -> it.toAbsolutePath().normalize())
                .orElse(Checkout.root().resolve(".secureside-rehearsal"));
        Path page = report.map(Path::toAbsolutePath).orElse(data.resolve("outage-rehearsal.html"));
        if (report.isPresent()
                && !Optional.ofNullable(page.getParent())
                        .map(Files::isDirectory)
                        .orElse(false)) {
            throw CommandFailure.environment("%s cannot be written: there is no such folder".formatted(page));
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter story = json ? spec.commandLine().getErr() : out;
        story.println("Preparing: a stack is needed, which takes half a minute if none runs in " + data);
        story.flush();
        Thread rehearsing = Thread.currentThread();
        AtomicBoolean interrupted = new AtomicBoolean();
        Interruption interruption = new Interruption(TIME_TO_TIDY_UP, () -> {
            interrupted.set(true);
            rehearsing.interrupt();
        });
        try (BorrowedStack stack =
                BorrowedStack.take(data, port, spec.commandLine().getErr())) {
            Outcome outcome = new Rehearsal(stack, data, rate, calm, new Narrator(story), spec.commandLine()).run();
            Files.writeString(page, Page.of(outcome));
            if (json) {
                out.println(Json.pretty(outcome));
                out.flush();
            }
            story.println("The report: " + page);
            story.flush();
            return outcome.kept() ? 0 : CommandFailure.FINDING;
        } catch (InterruptedException e) {
            if (interrupted.get()) {
                return Interruption.EXIT_CODE;
            }
            throw e;
        } catch (IOException e) {
            throw CommandFailure.environment("the rehearsal could not be held: " + OneLine.of(e), e);
        } finally {
            interruption.isOver();
        }
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
