package org.secureside.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextColumnTest {

    @Property
    void everyTextIsReadAsItWasAndNoneIsWrittenWithNul(@ForAll("texts") String text) {
        String written = TextColumn.of(text);

        assertThat(written).doesNotContain("\u0000");
        assertThat(TextColumn.read(written)).isEqualTo(text);
    }

    @Property
    void textsWithoutTheTwoAreWrittenAsTheyAre(@ForAll String text) {
        String without = text.replaceAll("[\u0000\u001a]", "");

        assertThat(TextColumn.of(without)).isEqualTo(without);
    }

    @Example
    void nothingIsNothing() {
        assertThat(TextColumn.of(null)).isNull();
        assertThat(TextColumn.read(null)).isNull();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings()
                        .withChars('\u0000', '\u0001', '\u0002', '\u001a', 'a')
                        .ofMaxLength(12));
    }
}
