package org.secureside.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StorableTextTest {

    @Test
    void anOrdinaryTextIsStorable() {
        assertThat(StorableText.problemWith("Did anyone see a grey cat?", 100)).isEmpty();
    }

    @Test
    void aBlankTextIsRefused() {
        assertThat(StorableText.problemWith(" \n", 100)).hasValue("must not be blank: send 1 to 100 characters");
        assertThat(StorableText.problemWith(null, 100)).isPresent();
    }

    @Test
    void whatIsKeptAsSentMayBeBlankButNotEmpty() {
        assertThat(StorableText.problemWithAny(" \n", 100)).isEmpty();
        assertThat(StorableText.problemWithAny("", 100)).hasValue("must not be empty: send 1 to 100 characters");
        assertThat(StorableText.problemWithAny(null, 100)).isPresent();
    }

    @Test
    void theLimitCountsCharactersAndNotChars() {
        assertThat(StorableText.problemWith("🐈".repeat(100), 100)).isEmpty();
        assertThat(StorableText.problemWith("🐈".repeat(101), 100))
                .hasValue("must have at most 100 characters, but has 101");
    }

    @Test
    void whatCannotBeStoredIsRefusedByName() {
        assertThat(StorableText.problemWith("a\u0000b", 100)).get().asString().contains("U+0000");
        assertThat(StorableText.problemWith("a\ud83d", 100)).get().asString().contains("U+D83D");
        assertThat(StorableText.problemWith("\udc08a", 100)).get().asString().contains("U+DC08");
    }

    @Property
    void whatIsKeptAsSentIsAnyUnicodeScalarValue(@ForAll @IntRange(max = 0x10FFFF) int codePoint) {
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        assertThat(StorableText.problemWithAny(Character.toString(codePoint), 100)
                        .isPresent())
                .isEqualTo(surrogate);
    }

    @Property
    void everyOtherUnicodeScalarValueIsStorable(@ForAll @IntRange(min = 1, max = 0x10FFFF) int codePoint) {
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        assertThat(StorableText.problemWith("a" + Character.toString(codePoint), 100)
                        .isPresent())
                .isEqualTo(surrogate);
    }
}
