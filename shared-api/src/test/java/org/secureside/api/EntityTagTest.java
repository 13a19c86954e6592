package org.secureside.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    private static final UUID ID = UUID.fromString("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde");

    @Property
    void whatIsWrittenIsReadBack(@ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long version) {
        EntityTag tag = new EntityTag(ID, version);

        assertThat(EntityTag.parse(tag.toString())).hasValue(tag);
    }

    @Test
    void aTagThatAProxyMarkedAsWeakStillNamesItsState() {
        assertThat(EntityTag.parse("W/\"" + ID + "@7\"")).hasValue(new EntityTag(ID, 7));
    }

    @Test
    void aTagOfOneReadersViewNamesTheStateThatAllSee() {
        EntityTag state = new EntityTag(ID, 7);

        assertThat(EntityTag.parse(state.asSeen("dGhlIHZpZXc_-x"))).hasValue(state);
        assertThat(state.asSeen("x")).isNotEqualTo(state.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "\"abc\"",
                "449c87f4-93f8-5ab6-ac8e-6d9bc870ecde@7",
                "\"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde@-1\"",
                "\"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde@9999999999999999999\"",
                "\"------------------------------------@7\"",
                "\"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde@7+\"",
                "\"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde@7+a+b\"",
            })
    void whatIsNoTagOfOursNamesNothing(String tag) {
        assertThat(EntityTag.parse(tag)).isEmpty();
    }

    @Property
    void noTextMakesParsingFail(@ForAll String text) {
        assertThat(EntityTag.parse(text)).isEmpty();
    }
}
