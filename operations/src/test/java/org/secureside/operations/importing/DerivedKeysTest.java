package org.secureside.operations.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

class DerivedKeysTest {

    private static final ResidentId ADA = new ResidentId("ada");
    private static final NeighborhoodId MAPLE = NeighborhoodId.of(ADA, new IdempotencyKey("maple"));

    @Property
    void everyLineHasAKeyOfItsOwn(@ForAll("lines") List<String> lines) {
        assertThat(keysOf(lines)).doesNotHaveDuplicates();
    }

    @Property
    void addingLinesToTheEndChangesNoKey(@ForAll("lines") List<String> lines, @ForAll("lines") List<String> more) {
        List<String> longer = new ArrayList<>(lines);
        longer.addAll(more);

        assertThat(keysOf(longer).subList(0, lines.size())).isEqualTo(keysOf(lines));
    }

    @Property
    void theKeysOfATextDependOnHowOftenItIsThereAndOnNothingElse(
            @ForAll("lines") List<String> lines, @ForAll Random chance) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, chance);

        assertThat(keysByText(shuffled)).isEqualTo(keysByText(lines));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> few = Arbitraries.of("ok", "Ok...", "Sorry, I'll call later", "");
        return Arbitraries.oneOf(few, Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(50);
    }

    @Test
    void theKeysAreTheSameForEver() {
        // printf '%s\nada\n\nok' NEIGHBORHOOD | sha256sum
        String fingerprint = "a7ac8d2ce102c55f3062f791e7af638721b1d5d135c9f2352d1974592a4379b4";

        assertThat(keysOf(List.of("ok", "ok")))
                .containsExactly("import-" + fingerprint + "-1", "import-" + fingerprint + "-2");
    }

    @Test
    void placeAuthorAndTimeAreParts() {
        Draft draft = new Draft("ok", null, null, null);
        Draft earlier = new Draft("ok", null, Instant.parse("2026-11-22T10:00:00Z"), null);
        NeighborhoodId elm = NeighborhoodId.of(ADA, new IdempotencyKey("elm"));

        assertThat(List.of(
                        new DerivedKeys(MAPLE).next(draft, ADA),
                        new DerivedKeys(MAPLE).next(earlier, ADA),
                        new DerivedKeys(MAPLE).next(draft, new ResidentId("bob")),
                        new DerivedKeys(elm).next(draft, ADA)))
                .doesNotHaveDuplicates();
    }

    private static List<String> keysOf(List<String> lines) {
        DerivedKeys keys = new DerivedKeys(MAPLE);
        return lines.stream()
                .map(line -> keys.next(new Draft(line, null, null, null), ADA).value())
                .toList();
    }

    private static Map<String, String> keysByText(List<String> lines) {
        Map<String, String> texts = new HashMap<>();
        List<String> keys = keysOf(lines);
        for (int i = 0; i < lines.size(); i++) {
            texts.put(keys.get(i), lines.get(i));
        }
        return texts;
    }
}
