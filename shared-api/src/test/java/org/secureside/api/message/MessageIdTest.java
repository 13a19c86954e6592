package org.secureside.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

class MessageIdTest {

    private static final ResidentId ADA = new ResidentId("ada");
    private static final IdempotencyKey KEY = new IdempotencyKey("k-1");

    @Test
    void theSameSenderAndKeyNameTheSameMessageForEver() {
        assertThat(MessageId.of(ADA, KEY)).hasToString("8a8400a2-e42d-5fa6-9e7c-a4621320df2d");
    }

    @Test
    void anotherSenderOrAnotherKeyNamesAnotherMessage() {
        assertThat(MessageId.of(ADA, KEY))
                .isNotEqualTo(MessageId.of(new ResidentId("bob"), KEY))
                .isNotEqualTo(MessageId.of(ADA, new IdempotencyKey("k-2")));
    }

    @Test
    void aNeighborhoodOpenedWithTheKeyOfAMessageHasAnIdOfItsOwn() {
        assertThat(NeighborhoodId.of(ADA, KEY).value())
                .isNotEqualTo(MessageId.of(ADA, KEY).value());
    }

    @Test
    void aKeyThatCouldNotTravelInAHeaderIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("schlüssel"));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(" k"));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("k".repeat(256)));
        assertThat(new IdempotencyKey("k".repeat(255)).value()).hasSize(255);
    }
}
