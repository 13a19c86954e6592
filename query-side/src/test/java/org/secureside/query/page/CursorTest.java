package org.secureside.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class CursorTest {

    @Property
    void aPlaceComesBackAsItWas(@ForAll("values") String one, @ForAll("values") String two) {
        String cursor = new Cursor("list", List.of(one, two)).text();

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parse("list", 2, cursor)).contains(List.of(one, two));
    }

    @Property
    void aPositionComesBackAsItWas(@ForAll @LongRange(max = 999_999_999_999_999_999L) long position) {
        assertThat(Cursor.parsePosition("list", Cursor.at("list", position).text()))
                .hasValue(position);
    }

    @Property
    void aPlaceInOneListIsNoneInAnother(@ForAll("values") String value) {
        String cursor = new Cursor("list", List.of(value)).text();

        assertThat(Cursor.parse("other", 1, cursor)).isEmpty();
        assertThat(Cursor.parse("list", 2, cursor)).isEmpty();
    }

    @Property
    void whateverIsNoCursorIsNotTakenForOne(@ForAll String text) {
        assertThat(Cursor.parse("list", 1, text)).isEmpty();
        assertThat(Cursor.parsePosition("list", text)).isEmpty();
    }

    @Property
    void whatOthersEncodedIsNoPosition(@ForAll String text) {
        String cursor = Base64.getUrlEncoder().encodeToString(("list\0x" + text).getBytes(StandardCharsets.UTF_8));

        assertThat(Cursor.parsePosition("list", cursor)).isEmpty();
    }

    @Example
    void aCursorOfAbsurdLengthIsNotEvenRead() {
        assertThat(Cursor.parse("list", 1, "A".repeat(1_001))).isEmpty();
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withCharRange((char) 1, (char) 0xd7ff)
                .ofMaxLength(100)
                .filter(text -> text.getBytes(StandardCharsets.UTF_8).length < 300);
    }
}
