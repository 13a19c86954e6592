package org.secureside.web.documentation;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the description of the API, and Swagger UI to browse it, to everybody: it tells nothing that is not in the
 * source. Nothing of the page comes from another host.
 */
@RestController
final class DocumentationController {

    private static final String SWAGGER_UI = "classpath*:/META-INF/resources/webjars/swagger-ui/*/";

    /** The styles within the page are those that Swagger UI sets as it draws. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, ResponseEntity<byte[]>> pages;

    DocumentationController(ApiDescription description) throws IOException {
        MediaType javascript = MediaType.parseMediaType("text/javascript");
        pages = Map.of(
                "index.html", page(MediaType.TEXT_HTML, ours("index.html")),
                "page.js", page(javascript, ours("page.js")),
                "openapi.json",
                        page(
                                MediaType.APPLICATION_JSON,
                                description.document().toString().getBytes(StandardCharsets.UTF_8)),
                "swagger-ui.css", page(MediaType.parseMediaType("text/css"), swaggerUi("swagger-ui.css")),
                "swagger-ui-bundle.js", page(javascript, swaggerUi("swagger-ui-bundle.js")),
                "favicon-32x32.png", page(MediaType.IMAGE_PNG, swaggerUi("favicon-32x32.png")));
    }

    @GetMapping("/api/docs")
    ResponseEntity<Void> index() {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(URI.create("/api/docs/index.html"))
                .build();
    }

    @GetMapping("/api/docs/{name}")
    ResponseEntity<byte[]> page(@PathVariable String name) {
        ResponseEntity<byte[]> page = pages.get(name);
        if (page == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The documentation has no such page.");
        }
        return page;
    }

    private static ResponseEntity<byte[]> page(MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Content-Security-Policy", POLICY)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)))
                .body(content);
    }

    private static byte[] ours(String name) throws IOException {
        return new ClassPathResource("apidocs/" + name).getContentAsByteArray();
    }

    private static byte[] swaggerUi(String name) throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources(SWAGGER_UI + name);
        if (found.length != 1) {
            throw new IllegalStateException("Swagger UI is on the class path %d times".formatted(found.length));
        }
        return found[0].getContentAsByteArray();
    }
}
