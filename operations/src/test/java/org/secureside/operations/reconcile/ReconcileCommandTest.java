package org.secureside.operations.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.fake.CommandLineRun;
import org.secureside.operations.fake.FakeLedger;
import org.secureside.operations.fake.FakeStack;
import org.secureside.operations.receipt.Receipt;
import org.secureside.operations.receipt.ReceiptFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReconcileCommandTest {

    private static final ResidentId ADA = new ResidentId("ada");
    private static final NeighborhoodId MAPLE_STREET = NeighborhoodId.of(ADA, new IdempotencyKey("maple"));
    private static final int MESSAGES = 2_345;

    @TempDir
    private Path folder = Path.of("");

    private final FakeLedger store = new FakeLedger("command-1: event store");
    private final FakeLedger one = new FakeLedger("query-1");
    private final FakeLedger two = new FakeLedger("query-2");
    private final FakeLedger three = new FakeLedger("query-3");
    private final List<FakeLedger> all = List.of(store, one, two, three);

    @BeforeEach
    void describe() throws IOException {
        FakeStack.describe(
                folder,
                store.uri(),
                store.uri(),
                Map.of("query-1", one.uri(), "query-2", two.uri(), "query-3", three.uri()));
        try (ReceiptFile file = ReceiptFile.open(receipts())) {
            for (int number = 0; number < MESSAGES; number++) {
                Receipt receipt = receipt(number, "body " + number);
                file.add(receipt);
                all.forEach(ledger -> ledger.hold(receipt.asLedgerEntry()));
            }
        }
    }

    @AfterEach
    void end() {
        all.forEach(FakeLedger::close);
    }

    @Test
    void whatAllHoldOnceIsProved() {
        CommandLineRun run = reconcile();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("The event store and all three nodes hold each of the 2,345 messages exactly once, byte for"
                        + " byte.")
                .contains("query-2                       2,345         0         0         0");
        assertThat(store.questions()).containsExactly(1_000, 1_000, 345);
        assertThat(three.questions()).containsExactly(1_000, 1_000, 345);
    }

    @Test
    void whatIsMissingDoubledOrDifferentIsNamed() {
        one.lose(id(7));
        two.hold(entry(1_008, 0, Fingerprint.of("body 1008")));
        three.lose(id(2_009));
        three.hold(entry(2_009, 0, Fingerprint.of("something else")));
        store.lose(id(10));

        CommandLineRun run = reconcile("--wait", "1s");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("query-1: message " + id(7) + " (key k-7) is not there")
                .contains("query-2: message " + id(1_008) + " (key k-1008) is there 2 times")
                .contains("query-3: message " + id(2_009) + " (key k-2009) has in version 0 another content")
                .contains("event store: message " + id(10) + " (key k-10) is not there")
                .contains("event store                   2,344         1         0         0")
                .contains("query-1                       2,344         1         0         0")
                .contains("query-2                       2,344         0         1         0")
                .contains("query-3                       2,344         0         0         1")
                .contains("It is not proved");
    }

    @Test
    void aNodeThatIsBehindIsWaitedForAndAskedOnlyForWhatIsMissing() {
        two.lagWith(id(5), 3);
        two.lagWith(id(6), 2);

        CommandLineRun run = reconcile();

        assertThat(run.exitCode()).isZero();
        assertThat(two.questions()).containsExactly(1_000, 2, 2, 1, 1_000, 345);
        assertThat(one.questions()).containsExactly(1_000, 1_000, 345);
    }

    @Test
    void anEditAfterTheAcknowledgementIsNoFinding() {
        String edited = Fingerprint.of("edited");
        store.hold(entry(3, 1, edited));
        for (FakeLedger node : List.of(one, two)) {
            node.lose(id(3));
            node.hold(entry(3, 1, edited));
        }

        assertThat(reconcile().exitCode()).isZero();
    }

    @Test
    void anEditInTheMiddleOfTheQuestionsIsNoFinding() {
        AtomicBoolean edited = new AtomicBoolean();
        String sha256 = Fingerprint.of("edited");
        one.beforeAnswer(() -> {
            if (edited.compareAndSet(false, true)) {
                store.hold(entry(3, 1, sha256));
                one.lose(id(3));
                one.hold(entry(3, 1, sha256));
            }
        });

        assertThat(reconcile().exitCode()).isZero();
    }

    @Test
    void anEditThatTheStoreDoesNotKnowIsAFinding() {
        one.lose(id(3));
        one.hold(entry(3, 1, Fingerprint.of("edited")));

        CommandLineRun run = reconcile();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("is at version 1, which the event store was not seen to hold");
    }

    @Test
    void aNodeThatIsDownProvesNothing() {
        two.server().stop();

        CommandLineRun run = reconcile("--wait", "1s");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("query-2 gave no answer, so nothing is proved about it: nothing accepts connections ("
                        + two.uri() + ")")
                .contains("query-3                       2,345");
    }

    @Test
    void aNodeThatComesBackInTimeIsHeard() {
        two.refuse(3, 503);

        assertThat(reconcile().exitCode()).isZero();
    }

    @Test
    void aNodeThatDoesNotAcceptAuditorsIsNotWaitedFor() {
        two.refuse(1, 403);

        CommandLineRun run = reconcile();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("query-2 gave no answer, so nothing is proved about it: not now (403)");
        assertThat(two.questions()).hasSize(1);
    }

    @Test
    void oneNodeUnderTwoAddressesIsNoProofForTwo() throws IOException {
        FakeStack.describe(folder, store.uri(), store.uri(), Map.of("query-1", one.uri(), "query-2", one.uri()));

        CommandLineRun run = reconcile();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("nothing is proved about it: calls itself query-1");
    }

    @Test
    void ofManyFindingsTwentyAreNamed() {
        IntStream.range(0, 30).forEach(number -> one.lose(id(number)));

        CommandLineRun run = reconcile("--wait", "0s");

        assertThat(run.out().lines().filter(line -> line.startsWith("query-1: message")))
                .hasSize(20);
        assertThat(run.out()).contains("... and 10 more", "query-1                       2,315        30");
    }

    @Test
    void theSameReceiptTwiceIsOneMessage() throws IOException {
        Files.writeString(
                receipts(),
                Files.readString(receipts()).lines().findFirst().orElseThrow() + "\n",
                StandardOpenOption.APPEND);

        CommandLineRun run = reconcile();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Receipts that say the same as earlier ones: 1", "2,345 messages exactly once");
    }

    @Test
    void twoReceiptsThatContradictEachOtherAreAFinding() throws IOException {
        try (ReceiptFile file = ReceiptFile.open(receipts())) {
            file.add(receipt(4, "something else"));
        }

        CommandLineRun run = reconcile();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("receipts: message " + id(4) + " (key k-4) was acknowledged with different");
    }

    @Test
    void jsonSaysTheSame() {
        one.lose(id(7));

        CommandLineRun run = reconcile("--json", "--wait", "0s");

        JsonNode report = JsonMapper.shared().readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report.get("messages").asInt()).isEqualTo(MESSAGES);
        assertThat(report.get("clean").asBoolean()).isFalse();
        assertThat(report.at("/sources/1/missing").asInt()).isEqualTo(1);
        assertThat(report.at("/findings/0/messageId").asString()).isEqualTo(id(7).toString());
    }

    @Test
    void aLineThatIsNoReceiptIsNamed() throws IOException {
        Files.writeString(receipts(), "what?\n", StandardOpenOption.APPEND);

        CommandLineRun run = reconcile();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("line 2346 is no receipt");
    }

    @Test
    void aTornLastLineClaimsNothing() throws IOException {
        Files.writeString(receipts(), "{\"key\":\"k-", StandardOpenOption.APPEND);

        CommandLineRun run = reconcile();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("Line 2346 is torn");
    }

    @Test
    void noReceiptsProveNothing() throws IOException {
        Files.writeString(receipts(), "");

        assertThat(reconcile().exitCode()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsSaidInOneLine() {
        CommandLineRun run = CommandLineRun.of(
                new ReconcileCommand(), folder.resolve("none").toString(), "--data", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("does not exist");
    }

    private CommandLineRun reconcile(String... more) {
        return CommandLineRun.of(
                new ReconcileCommand(),
                Stream.concat(Stream.of(receipts().toString(), "--data", folder.toString()), Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private Path receipts() {
        return folder.resolve("r.ndjson");
    }

    private static MessageId id(int number) {
        return MessageId.of(ADA, new IdempotencyKey("k-" + number));
    }

    private static Receipt receipt(int number, String body) {
        return new Receipt("k-" + number, id(number), MAPLE_STREET, ADA, 0, Fingerprint.of(body), Instant.EPOCH);
    }

    private static LedgerEntry entry(int number, long version, String sha256) {
        return new LedgerEntry(id(number), MAPLE_STREET, ADA, version, sha256);
    }
}
