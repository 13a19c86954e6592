package org.secureside.query.delays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page that needs nothing else, to read, print and hand on, with places to be filled. */
final class PageTemplate {

    /** The page carries its styles with it, and nothing else is allowed to it. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String STYLE = "{{style}}";

    private final String template;

    /**
     * @param name its name among the resources of the history
     */
    PageTemplate(String name) {
        this.template = read(name).replace(STYLE, read("page.css"));
    }

    /** Fills the places, in one go: what looks like a place in the text of an event is none. */
    String fill(Map<String, String> parts) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
    }

    /** Returns the answer that is such a page. */
    static ResponseEntity<String> answer(String page) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .cacheControl(CacheControl.noStore())
                .body(page);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("history/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
