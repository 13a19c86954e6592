package org.secureside.operations.importing;

import com.carrotsearch.hppc.LongIntHashMap;
import org.jspecify.annotations.Nullable;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * Derives the key of a message from what it is: the SHA-256 of neighborhood, author, time and body, and how many equal
 * ones came before it in the file. So equal lines stay distinct messages, and the keys of a file depend on which lines
 * it has and on nothing else: the same file has the same keys for ever, and adding, moving or removing lines changes
 * those of no others.
 *
 * <p>Counting takes 12 to 32 bytes for each distinct line, 20 MB or so for a million, because 64 bits of the fingerprint
 * are enough to count by. Were these to agree for two different lines, one would count from 2, and no more: their keys
 * still differ in the fingerprint.
 */
final class DerivedKeys {

    private final NeighborhoodId neighborhood;
    private final LongIntHashMap occurrences = new LongIntHashMap();

    DerivedKeys(NeighborhoodId neighborhood) {
        this.neighborhood = neighborhood;
    }

    /** Returns the key of the next line. */
    IdempotencyKey next(Draft draft, ResidentId author) {
        // Neither ids nor times contain a line break, so no two different messages have the same text here.
        String fingerprint =
                Fingerprint.of(neighborhood + "\n" + author + "\n" + orNothing(draft.sentAt()) + "\n" + draft.body());
        int occurrence = occurrences.addTo(Long.parseUnsignedLong(fingerprint, 0, 16, 16), 1);
        return new IdempotencyKey("import-" + fingerprint + "-" + occurrence);
    }

    private static String orNothing(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
