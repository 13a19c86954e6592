package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.secureside.api.EventMetadata;

class JournaledTest {

    @Test
    void theEventOfAMessageThatWasKeptTellsWhen() {
        Instant at = Instant.parse("2026-01-02T03:04:05.678Z");
        Journaled kept = new Journaled(1, Drafts.message(Drafts.MAPLE_STREET, "key"), Drafts.METADATA, at, null);

        assertThat(kept.metadataOfItsEvent())
                .containsEntry(EventMetadata.JOURNALED_AT, at.toString())
                .containsAllEntriesOf(Drafts.METADATA);
    }
}
