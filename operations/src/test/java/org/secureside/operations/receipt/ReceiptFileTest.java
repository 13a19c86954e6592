package org.secureside.operations.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.receipt.ReceiptReader.Entry;

class ReceiptFileTest {

    private static final ResidentId ZOE = new ResidentId("zoë");
    private static final List<Receipt> THREE =
            IntStream.range(0, 3).mapToObj(ReceiptFileTest::receipt).toList();

    @TempDir
    private Path folder = Path.of("");

    private Path path = Path.of("");

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("r.ndjson");
    }

    @Test
    void receiptsComeBackAsTheyWereWritten() throws IOException {
        write(path, THREE);

        assertThat(read(path)).isEqualTo(THREE);
    }

    @Test
    void eachIsInTheFileAsSoonAsItIsAdded() throws IOException {
        try (ReceiptFile file = ReceiptFile.open(path)) {
            file.add(THREE.getFirst());
            assertThat(read(path)).containsExactly(THREE.getFirst());
        }
    }

    @Test
    void theFileIsContinuedAndNoMessageGetsASecondReceipt() throws IOException {
        write(path, THREE.subList(0, 2));
        write(path, THREE);
        write(path, THREE);

        assertThat(read(path)).isEqualTo(THREE);
    }

    @Test
    void anotherContentOfTheSameMessageIsWrittenDown() throws IOException {
        Receipt first = THREE.getFirst();
        Receipt other = new Receipt(
                first.key(),
                first.messageId(),
                first.neighborhoodId(),
                first.author(),
                0,
                Fingerprint.of("something else"),
                first.acknowledgedAt());

        write(path, List.of(first, other));

        assertThat(read(path)).containsExactly(first, other);
    }

    @Test
    void aLastReceiptWithoutALineEndIsOne() throws IOException {
        write(path, THREE.subList(0, 1));
        Files.writeString(path, Files.readString(path).strip());

        write(path, THREE);

        assertThat(read(path)).isEqualTo(THREE);
    }

    @Property(tries = 100)
    void aFileTornAnywhereIsContinuedWithEachReceiptOnce(@ForAll @IntRange(min = 0, max = 10_000) int cut)
            throws IOException {
        Path torn = Files.createTempFile("torn", ".ndjson");
        try {
            write(torn, THREE);
            byte[] whole = Files.readAllBytes(torn);
            Files.write(torn, Arrays.copyOf(whole, cut % whole.length));

            write(torn, THREE);

            assertThat(read(torn)).isEqualTo(THREE);
        } finally {
            Files.delete(torn);
        }
    }

    @Test
    void aTornReceiptIsCutOffAlthoughNoneFollows() throws IOException {
        write(path, THREE);
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length - 20));

        write(path, List.of());

        assertThat(read(path)).isEqualTo(THREE.subList(0, 2));
    }

    @Test
    void aFileOfSomebodyElseIsLeftAsItIs() throws IOException {
        for (String content : List.of("dear diary", "dear diary\n", "{\"a\":1}", "{\"a\":1}\n", "null\n", "\n", "[]")) {
            Files.writeString(path, content);

            assertThatThrownBy(() -> ReceiptFile.open(path))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("line 1");
            assertThat(path).hasContent(content);
        }
    }

    @Test
    void twoImportsDoNotWriteToOneFile() throws IOException {
        try (ReceiptFile file = ReceiptFile.open(path)) {
            assertThatThrownBy(() -> ReceiptFile.open(path)).hasMessageContaining("another import");
            file.add(THREE.getFirst());
        }
        assertThat(read(path)).hasSize(1);
    }

    @Test
    void whereNothingCanBeWrittenIsSaidInOneLine() {
        assertThatThrownBy(() -> ReceiptFile.open(folder)).hasMessageContaining("it is not a file");
        assertThatThrownBy(() -> ReceiptFile.open(folder.resolve("no/r.ndjson")))
                .hasMessageContaining("there is no such folder");
    }

    private static Receipt receipt(int number) {
        IdempotencyKey key = new IdempotencyKey("k-" + number);
        return new Receipt(
                key.value(),
                MessageId.of(ZOE, key),
                NeighborhoodId.of(ZOE, key),
                ZOE,
                0,
                Fingerprint.of("body " + number),
                Instant.parse("2026-11-22T10:00:00.123Z"));
    }

    private static void write(Path path, List<Receipt> receipts) throws IOException {
        try (ReceiptFile file = ReceiptFile.open(path)) {
            for (Receipt receipt : receipts) {
                file.add(receipt);
            }
        }
    }

    private static List<Receipt> read(Path path) throws IOException {
        List<Receipt> receipts = new ArrayList<>();
        try (ReceiptReader reader = new ReceiptReader(Files.newInputStream(path))) {
            for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
                receipts.add(((Entry.Whole) entry).receipt());
            }
        }
        return receipts;
    }
}
