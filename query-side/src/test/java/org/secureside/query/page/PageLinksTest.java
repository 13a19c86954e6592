package org.secureside.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

class PageLinksTest {

    @Test
    void linksRepeatWhatWasAskedFor() {
        PageLinks links = new PageLinks("/list")
                .with("limit", 2)
                .with("kind", null)
                .link("next", "before", "abc")
                .link("prev", "after", "def");

        assertThat(header(links))
                .isEqualTo("</list?limit=2&before=abc>; rel=\"next\", </list?limit=2&after=def>; rel=\"prev\"");
    }

    @Test
    void whatAClientSentCannotBreakOutOfALink() {
        PageLinks links =
                new PageLinks("/list").with("q", "a>; rel=\"x\"\r\n&b=c é").link("next", "after", "abc");

        assertThat(header(links))
                .isEqualTo("</list?q=a%3E%3B%20rel%3D%22x%22%0D%0A%26b%3Dc%20%C3%A9&after=abc>; rel=\"next\"");
    }

    @Test
    void whereThereIsNoNeighborThereIsNoHeader() {
        assertThat(header(new PageLinks("/list").link("next", "before", null))).isNull();
    }

    private static @Nullable String header(PageLinks links) {
        return links.on(ResponseEntity.ok()).build().getHeaders().getFirst(HttpHeaders.LINK);
    }
}
