package org.secureside.operations.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secureside.operations.client.Backoff;
import org.secureside.operations.client.PersistentClient;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.client.Tokens;
import org.secureside.operations.loadbalancer.release.OperationsLog;
import org.secureside.operations.receipt.ReceiptFile;
import org.secureside.operations.reconcile.Reconciler;
import org.secureside.operations.reconcile.Report;
import org.secureside.operations.rehearsal.Moment.Kind;
import org.secureside.operations.stack.BorrowedStack;
import org.secureside.operations.stack.StackDescription;
import org.secureside.operations.token.LocalIssuer;
import picocli.CommandLine;

/**
 * One rehearsal: the fault is refused, then forced on a stack under load; it is noticed and taken back; and everything
 * that was acknowledged meanwhile is looked for.
 *
 * @param stack where it is held
 * @param data the data folder of the stack
 * @param rate how many requests come in a second
 * @param calm how long all is well before and after
 * @param narrator tells it
 * @param commandLine where progress is shown
 */
record Rehearsal(BorrowedStack stack, Path data, int rate, Duration calm, Narrator narrator, CommandLine commandLine) {

    private static final Duration READER_PATIENCE = Duration.ofSeconds(20);
    private static final Duration WRITER_PATIENCE = Duration.ofSeconds(90);

    /** nginx writes its access log at least once a second. */
    private static final Duration LOG_DELAY = Duration.ofSeconds(2);

    private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(60);

    Outcome run() throws IOException, InterruptedException {
        StackDescription description = stack.description();
        List<String> nodes = List.copyOf(description.queryNodes().keySet());
        Path folder = Files.createDirectories(data.resolve("rehearsal"));
        Path receipts = folder.resolve("receipts.ndjson");
        Files.deleteIfExists(receipts);
        narrator.title("The outage of 2024-08-15, rehearsed on %s".formatted(description.publicUrl()));
        narrator.tell(
                Kind.STEP,
                "%s: %d query nodes behind nginx"
                        .formatted(stack.isStarted() ? "a stack was started" : "the stack runs", nodes.size()));
        String running = Files.readString(data.resolve("nginx/nginx.conf"));
        Path fault = Files.writeString(folder.resolve("outage-2024-08-15.conf"), OutageConfiguration.in(running));
        Refusal refusal = refusal(fault);
        Samples samples = new Samples();
        Observer observer = new Observer(data, nodes);
        Course course = course(description, fault, receipts, samples, observer);
        narrator.tell(Kind.STEP, "nobody comes any more; %,d messages were posted".formatted(course.posted()));
        Thread.sleep(LOG_DELAY);
        observer.look();
        Report ledger = ledger(receipts);
        Outcome outcome = new Outcome(
                course.begin(),
                rate,
                nodes,
                refusal,
                course.fate(),
                course.well(),
                narrator.moments(),
                course.phases(samples, observer),
                Second.of(samples.all(), observer.tries(), nodes, course.begin()),
                observer.reasons(),
                problems(samples),
                course.posted(),
                ledger);
        conclude(outcome);
        return outcome;
    }

    /** Lets people come, and the fault with them. */
    private Course course(StackDescription description, Path fault, Path receipts, Samples samples, Observer observer)
            throws IOException, InterruptedException {
        Tokens tokens = new Tokens(LocalIssuer.open(data), "resident");
        try (ServiceClient service = new ServiceClient(description.publicUrl(), READER_PATIENCE);
                ReceiptFile kept = ReceiptFile.open(receipts)) {
            PersistentClient client = new PersistentClient(service, tokens, Backoff.USUAL, WRITER_PATIENCE);
            Crowd crowd = Crowd.gather(client, service, tokens);
            narrator.tell(
                    Kind.STEP,
                    "people come: %d requests a second, seven of ten read, three post, and post again until it is taken"
                            .formatted(rate));
            Instant begin = Instant.now();
            try (Load load = new Load(crowd, service, client, tokens, rate, kept, samples);
                    Ticker ticker = new Ticker(observer, samples, narrator)) {
                Thread.sleep(Course.WARM_UP.plus(calm));
                Instant forced = Instant.now();
                Forced.Fate fate = force(fault);
                Optional<Instant> well = recovery(observer, samples, fate);
                Thread.sleep(calm);
                Instant end = Instant.now();
                ticker.stop();
                load.end();
                return new Course(begin, forced, fate, well, end, load.posted());
            }
        }
    }

    private Refusal refusal(Path fault) throws IOException, InterruptedException {
        Refusal refusal = Refusal.of(fault, data.resolve("nginx"));
        narrator.tell(
                Kind.STEP,
                refusal.acceptedByNginx()
                        ? "nginx -t has nothing against the configuration of 2024-08-15"
                        : "nginx -t refuses the configuration of 2024-08-15, as it did not then");
        narrator.tell(
                refusal.refused() ? Kind.GOOD : Kind.TROUBLE,
                refusal.refused()
                        ? "lb check refuses it after %.1f s: %s"
                                .formatted(refusal.seconds(), String.join(", ", refusal.findings()))
                        : "lb check lets it pass");
        return refusal;
    }

    private Forced.Fate force(Path fault) throws IOException, InterruptedException {
        narrator.tell(Kind.TROUBLE, "it is forced: lb deploy --force");
        try (Forced forced = Forced.deploy(data, fault)) {
            Forced.Fate fate = forced.await(this::tell);
            if (fate.takenBack().isEmpty()) {
                narrator.tell(Kind.TROUBLE, "nobody noticed within the time of watching");
                forced.takeBack();
            }
            return fate;
        }
    }

    private void tell(OperationsLog.Entry step) {
        switch (step.step()) {
            case "reloaded" -> narrator.tell(new Moment(step.at(), Kind.TROUBLE, "nginx runs it: the outage begins"));
            case "complaint" -> narrator.tell(new Moment(step.at(), Kind.GOOD, "NOTICED: " + Forced.words(step)));
            case "rolled-back" ->
                narrator.tell(new Moment(step.at(), Kind.GOOD, "TAKEN BACK: the former configuration runs again"));
            default -> {
                // The other steps are for the operations log.
            }
        }
    }

    private Optional<Instant> recovery(Observer observer, Samples samples, Forced.Fate fate)
            throws IOException, InterruptedException {
        if (fate.takenBack().isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> well =
                new Recovery(observer, samples).await(fate.takenBack().get(), Outcome.TO_BE_WELL);
        narrator.tell(well.map(at -> new Moment(at, Kind.GOOD, "WELL AGAIN: every node serves its part, no read fails"))
                .orElseGet(() -> new Moment(Instant.now(), Kind.TROUBLE, "it does not become well again")));
        return well;
    }

    private Report ledger(Path receipts) throws IOException, InterruptedException {
        narrator.title("Every acknowledged message is looked for");
        Report ledger = new Reconciler(data, LEDGER_PATIENCE, commandLine).reconcile(receipts);
        narrator.plain(() -> ledger.print(narrator.out()));
        return ledger;
    }

    private static List<Reason> problems(Samples samples) {
        Map<String, Long> counts = samples.all().stream()
                .filter(sample -> sample.isOf(Sample.Kind.READ) && sample.failed())
                .collect(Collectors.groupingBy(Sample::problem, Collectors.counting()));
        List<Reason> problems = new ArrayList<>();
        counts.forEach((words, count) -> problems.add(new Reason(words, Math.toIntExact(count))));
        problems.sort((one, other) -> Integer.compare(other.count(), one.count()));
        return problems;
    }

    private void conclude(Outcome outcome) {
        narrator.title(outcome.kept() ? "Everything that is promised was kept" : "Not everything was kept");
        narrator.plain(() -> {
            outcome.promises()
                    .forEach(promise -> narrator.out()
                            .printf(
                                    Locale.ROOT,
                                    "  %s  %-32s %-26s %s%n",
                                    promise.kept() ? "✓" : "✗",
                                    promise.what(),
                                    promise.promised(),
                                    promise.measured()));
            narrator.out().println();
            outcome.reasons()
                    .forEach(reason ->
                            narrator.out().printf("  %,d reads failed: %s%n", reason.count(), reason.words()));
            narrator.out().println("  In 2024 it took 45 minutes to notice, and two hours until all was well.");
            narrator.out().println();
        });
    }
}
