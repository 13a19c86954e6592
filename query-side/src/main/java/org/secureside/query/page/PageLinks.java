package org.secureside.query.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/**
 * The links from a page to its neighbors (RFC 8288). They are relative to the host, which only the load balancer knows.
 */
public final class PageLinks {

    private final String path;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final StringBuilder header = new StringBuilder();

    /**
     * @param path the path of the list, encoded
     */
    public PageLinks(String path) {
        this.path = path;
    }

    /** Has every link repeat a parameter, if it was given. */
    public PageLinks with(String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
        return this;
    }

    /** Adds a link to the neighbor at the cursor, if there is one. */
    public PageLinks link(String relation, String parameter, @Nullable String cursor) {
        if (cursor != null) {
            header.append(header.isEmpty() ? "" : ", ").append('<').append(path);
            String sign = "?";
            for (Map.Entry<String, String> given : parameters.entrySet()) {
                header.append(sign).append(given.getKey()).append('=').append(encoded(given.getValue()));
                sign = "&";
            }
            header.append(sign).append(parameter).append('=').append(cursor);
            header.append(">; rel=\"").append(relation).append('"');
        }
        return this;
    }

    /** Adds the links to an answer, if there are any. */
    public ResponseEntity.BodyBuilder on(ResponseEntity.BodyBuilder answer) {
        return header.isEmpty() ? answer : answer.header(HttpHeaders.LINK, header.toString());
    }

    private static String encoded(String value) {
        return Objects.requireNonNull(UriUtils.encode(value, StandardCharsets.UTF_8));
    }
}
