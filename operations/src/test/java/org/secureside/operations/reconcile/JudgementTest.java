package org.secureside.operations.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.receipt.Receipt;

class JudgementTest {

    private static final ResidentId ADA = new ResidentId("ada");
    private static final IdempotencyKey KEY = new IdempotencyKey("k");
    private static final MessageId MESSAGE = MessageId.of(ADA, KEY);
    private static final NeighborhoodId STREET = NeighborhoodId.of(ADA, KEY);

    @Property
    void whatAStoreHoldsInEveryVersionIsHeldByItAndByANodeThatHasComeAsFarOrFarther(
            @ForAll @IntRange(min = 1, max = 6) int versions,
            @ForAll @IntRange(min = 0, max = 5) int acknowledged,
            @ForAll @IntRange(min = 0, max = 5) int nodeIsAt) {
        List<LedgerEntry> stored = versions(versions);
        Receipt receipt = receipt(acknowledged % versions);
        LedgerEntry held = stored.get(nodeIsAt % versions);

        assertThat(Judgement.ofStore(receipt, stored).verdict()).isEqualTo(Verdict.HELD);
        assertThat(Judgement.ofNode(receipt, List.of(held), stored).verdict())
                .isEqualTo(held.version() >= receipt.version() ? Verdict.HELD : Verdict.MISSING);
    }

    @Property
    void oneCopyMoreIsAlwaysFound(
            @ForAll @IntRange(min = 1, max = 6) int versions, @ForAll @IntRange(min = 0, max = 5) int repeated) {
        List<LedgerEntry> stored = new ArrayList<>(versions(versions));
        stored.add(stored.get(repeated % versions));
        Receipt receipt = receipt(0);

        assertThat(Judgement.ofStore(receipt, stored).verdict()).isEqualTo(Verdict.DOUBLED);
        assertThat(Judgement.ofNode(receipt, List.of(entry(0), entry(repeated)), stored)
                        .verdict())
                .isEqualTo(Verdict.DOUBLED);
    }

    @Property
    void anotherContentIsAlwaysFound(@ForAll @IntRange(min = 0, max = 5) int version) {
        List<LedgerEntry> stored = versions(6);
        LedgerEntry wrong = new LedgerEntry(MESSAGE, STREET, ADA, version, Fingerprint.of("something else"));
        Receipt earlier = receipt(Math.max(version - 1, 0));

        assertThat(Judgement.ofNode(receipt(version), List.of(wrong), stored).verdict())
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(Judgement.ofNode(earlier, List.of(wrong), stored).verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(Judgement.ofStore(receipt(version), List.of(wrong)).verdict())
                .isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void theSameTextFromSomebodyElseOrElsewhereIsAnotherMessage() {
        LedgerEntry right = entry(0);
        LedgerEntry byBob = new LedgerEntry(MESSAGE, STREET, new ResidentId("bob"), 0, right.bodySha256());
        LedgerEntry elsewhere = new LedgerEntry(
                MESSAGE, NeighborhoodId.of(ADA, new IdempotencyKey("other")), ADA, 0, right.bodySha256());

        assertThat(Judgement.ofStore(receipt(0), List.of(byBob)))
                .isEqualTo(new Judgement(Verdict.DIFFERENT, "has in version 0 another author: bob instead of ada"));
        assertThat(Judgement.ofStore(receipt(0), List.of(elsewhere)).verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(Judgement.ofNode(receipt(0), List.of(byBob), List.of(right)).verdict())
                .isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void nothingIsMissing() {
        assertThat(Judgement.ofStore(receipt(0), List.of()).verdict()).isEqualTo(Verdict.MISSING);
        assertThat(Judgement.ofNode(receipt(0), List.of(), versions(1)).verdict())
                .isEqualTo(Verdict.MISSING);
    }

    @Test
    void aVersionThatTheStoreWasNotSeenToHoldComesFromNowhere() {
        assertThat(Judgement.ofNode(receipt(0), List.of(entry(1)), versions(1)))
                .isEqualTo(new Judgement(
                        Verdict.DIFFERENT, "is at version 1, which the event store was not seen to hold"));
    }

    @Test
    void aStoreWithoutTheVersionAcknowledgedHoldsSomethingElse() {
        assertThat(Judgement.ofStore(receipt(2), versions(2)))
                .isEqualTo(new Judgement(Verdict.DIFFERENT, "has no version 2, which was acknowledged"));
    }

    private static List<LedgerEntry> versions(int count) {
        return LongStream.range(0, count).mapToObj(JudgementTest::entry).toList();
    }

    private static LedgerEntry entry(long version) {
        return new LedgerEntry(MESSAGE, STREET, ADA, version, Fingerprint.of("version " + version));
    }

    private static Receipt receipt(long version) {
        return new Receipt(
                KEY.value(), MESSAGE, STREET, ADA, version, Fingerprint.of("version " + version), Instant.EPOCH);
    }
}
