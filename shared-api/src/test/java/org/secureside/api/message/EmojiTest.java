package org.secureside.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Whitespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "👍🏽",
                "❤",
                "❤️",
                "❤️‍🔥",
                "👩🏽‍🚀",
                "👨‍👩‍👧‍👦",
                "👩🏻‍❤️‍💋‍👨🏿",
                "🏳️‍🌈",
                "🇩🇪",
                "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
                "1️⃣",
                "#️⃣",
                "🐈‍⬛"
            })
    void oneEmojiIsAReaction(String emoji) {
        assertThat(Emoji.problemWith(emoji)).isEmpty();
        assertThat(new Emoji(emoji).value()).isEqualTo(emoji);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "1", "#", "ok", "👍👍", "👍 ", "🇩", "‍", "️", "<b>", "👍\u0000", "\ud83d"})
    void anythingElseIsNone(String text) {
        assertThat(Emoji.problemWith(text)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> new Emoji(text));
    }

    @Test
    void aMissingEmojiIsNone() {
        assertThat(Emoji.problemWith(null)).isPresent();
    }

    @Test
    void aChainOfEmojiHasAnEnd() {
        assertThat(Emoji.problemWith("👍" + "‍👍".repeat(7))).isEmpty();
        assertThat(Emoji.problemWith("👍" + "‍👍".repeat(8))).isPresent();
    }

    @Property
    void noWordIsAReaction(@ForAll @AlphaChars @NumericChars @Whitespace String text) {
        assertThat(Emoji.problemWith(text)).isPresent();
    }
}
