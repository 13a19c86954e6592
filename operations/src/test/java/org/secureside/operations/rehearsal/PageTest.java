package org.secureside.operations.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secureside.operations.cli.Json;

class PageTest {

    @Test
    void thePageNeedsNothingElse() {
        String page = Page.of(Outcomes.good());

        assertThat(page).doesNotContain("src=", "href=", "url(", "@import", "<script", "http://", "https://", "{{");
        assertThat(page)
                .contains("noticed after 3.0\u00a0s", "200\u00a0ms later", "Each of the 600 acknowledged messages");
    }

    @Test
    void noNumberIsTornFromItsUnit() {
        assertThat(Page.of(Outcomes.good()))
                .contains("within 15\u00a0s", "after 9.8\u00a0s")
                .doesNotContainPattern("\\d (ms|s)\\b(?!</text>)");
    }

    @Test
    void ofManyReasonsThoseAreShownThatWereMostFrequent() {
        List<Reason> reasons = IntStream.range(0, 9)
                .mapToObj(i -> new Reason("way " + i, 20 - i))
                .toList();

        assertThat(Page.list("Why:", reasons))
                .contains("20 × way 0", "15 × way 5", "39 × in 3 other ways")
                .doesNotContain("way 6");
        assertThat(Page.list("Why:", reasons.subList(0, 6))).doesNotContain("other ways");
    }

    @Test
    void whatOthersSaidIsShownAsTheySaidIt() {
        assertThat(Page.of(Outcomes.good())).contains("people come &amp; go").doesNotContain("<all>");
    }

    @Test
    void numbersAreWrittenTheSameWhereverThePageIsMade() {
        Locale usual = Locale.getDefault(Locale.Category.FORMAT);
        String page = Page.of(Outcomes.good());
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
            assertThat(Page.of(Outcomes.good())).isEqualTo(page);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, usual);
        }
    }

    @Test
    void theJsonTellsThePromises() {
        assertThat(Json.pretty(Outcomes.good()))
                .contains("\"secondsToNotice\" : 3.0", "\"kept\" : true", "\"promises\"", "\"wellAgain\"");
    }
}
