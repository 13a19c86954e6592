package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secureside.command.intake.Drafts.MAPLE_STREET;
import static org.secureside.command.intake.Drafts.METADATA;
import static org.secureside.command.intake.Drafts.message;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.secureside.api.message.SendMessage;

/**
 * What a crash leaves of the journal: the file and its log as they were, the log cut off or followed by rubbish wherever
 * nothing had been acknowledged yet.
 */
class TornTailTest {

    private static final int MESSAGES = 25;

    /** An acknowledged message, and how long the log was when it was acknowledged. */
    private record Acknowledged(SendMessage message, long logBytes) {}

    private static final List<Acknowledged> ACKNOWLEDGED = new ArrayList<>();
    private static Path crashed = Path.of("");

    @BeforeContainer
    static void crash() throws Exception {
        Path folder = Files.createTempDirectory("journal");
        crashed = Files.createTempDirectory("crashed");
        try (Journal journal = new Journal(JournalFile.in(folder), 1_000, 10 << 20)) {
            for (int i = 0; i < MESSAGES; i++) {
                SendMessage message = message(MAPLE_STREET, "key-" + i, "x".repeat(1 + 40 * i));
                journal.keep(message, METADATA, true);
                ACKNOWLEDGED.add(new Acknowledged(message, Files.size(log(folder))));
            }
            copy(folder, crashed); // before it is closed in order
        }
        assertThat(ACKNOWLEDGED.getLast().logBytes())
                .as("the log must not have begun anew, or its length says nothing")
                .isGreaterThan(ACKNOWLEDGED.getFirst().logBytes())
                .isLessThan(128 * 4_096L);
    }

    @Property(tries = 150)
    void whateverIsCutOffEverythingAcknowledgedBeforeIsThere(@ForAll @DoubleRange(max = 1) double where)
            throws Exception {
        Path folder = copyOfTheCrashed();
        long length = (long) (where * Files.size(log(folder)));
        try (FileChannel log = FileChannel.open(log(folder), StandardOpenOption.WRITE)) {
            log.truncate(length);
        }

        assertHolds(
                folder,
                ACKNOWLEDGED.stream()
                        .filter(acknowledged -> acknowledged.logBytes() <= length)
                        .toList());
    }

    @Property(tries = 50)
    void whateverFollowsWhatWasAcknowledgedIsIgnored(@ForAll byte[] rubbish) throws Exception {
        Path folder = copyOfTheCrashed();
        Files.write(log(folder), rubbish, StandardOpenOption.APPEND);

        assertHolds(folder, ACKNOWLEDGED);
    }

    @Property(tries = 20)
    void manyAtOnceAreAllThereAfterACrash(@ForAll long seed) throws Exception {
        Path folder = Files.createTempDirectory("journal");
        Path after = Files.createTempDirectory("crashed");
        Random random = new Random(seed);
        List<SendMessage> messages = new ArrayList<>();
        try (Journal journal = new Journal(JournalFile.in(folder), 1_000, 10 << 20);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> kept = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                SendMessage message = message(MAPLE_STREET, "key-" + i, "x".repeat(1 + random.nextInt(4_000)));
                messages.add(message);
                kept.add(senders.submit(() -> journal.keep(message, METADATA, true)));
            }
            for (Future<?> each : kept) {
                each.get();
            }
            copy(folder, after); // by now the log has begun anew several times
        }

        assertHolds(
                after,
                messages.stream().map(message -> new Acknowledged(message, 0)).toList());
    }

    private static void assertHolds(Path folder, List<Acknowledged> expected) throws Exception {
        try (Journal journal = new Journal(JournalFile.in(folder), 1_000, 10 << 20)) {
            for (Acknowledged acknowledged : expected) {
                assertThat(journal.find(acknowledged.message().messageId()))
                        .hasValueSatisfying(kept -> assertThat(kept.command()).isEqualTo(acknowledged.message()));
            }
            assertThat(journal.keep(message(MAPLE_STREET, "next"), METADATA, true)
                            .isNew())
                    .isTrue();
        }
    }

    private static Path copyOfTheCrashed() throws IOException {
        Path folder = Files.createTempDirectory("torn");
        copy(crashed, folder);
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        Path file = JournalFile.in(to).path();
        Files.copy(JournalFile.in(from).path(), file);
        Files.copy(log(from), log(to));
    }

    private static Path log(Path folder) {
        return folder.resolve("intake.sqlite-wal");
    }
}
