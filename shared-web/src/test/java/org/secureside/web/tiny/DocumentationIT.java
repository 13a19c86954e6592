package org.secureside.web.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secureside.web.HttpProbe;

/** The description of the API and the page that shows it are for everybody. */
class DocumentationIT extends TinyApplicationIT {

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html, /api/docs/page.js",
        "page.js, text/javascript, /api/docs/openapi.json",
        "openapi.json, application/json, sendMessage",
        "swagger-ui.css, text/css, .swagger-ui",
        "swagger-ui-bundle.js, text/javascript, SwaggerUIBundle"
    })
    void everyPartOfThePageIsServedWithoutAToken(String file, String type, String content) throws Exception {
        var answer = http.bytes("/api/docs/" + file, "", Map.of("Accept", "text/html,*/*;q=0.8"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(content);
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy).startsWith("default-src 'none'; script-src 'self';"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=600");
    }

    @Test
    void whoeverAsksForTheMethodsIsToldThoseOfBothSides() throws Exception {
        HttpProbe.Answer answer = http.send("OPTIONS", "/api/messages/x", ADA, "", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Allow").split(", *", -1))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "PATCH", "DELETE");
        assertThat(http.send("OPTIONS", "/api/nowhere", ADA, "", Map.of()).status())
                .isEqualTo(404);
        assertThat(http.send("OPTIONS", "/api/messages/x", "", "", Map.of()).status())
                .as("without a token")
                .isEqualTo(401);
    }

    @Test
    void thePageIsFoundWithoutItsFileName() throws Exception {
        HttpProbe.Answer answer = http.get("/api/docs", "");

        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.header("Location")).isEqualTo("/api/docs/index.html");
    }

    @Test
    void nothingElseIsServedWithIt() throws Exception {
        assertThat(http.get("/api/docs/application.yml", "").body().path("type").asString(""))
                .isEqualTo("urn:secureside:problem:not-found");
        assertThat(http.get("/api/docs/..%2Findex.html", "").status()).isEqualTo(400);
        assertThat(http.get("/api/docs/x/index.html", "").status()).isEqualTo(401);
        assertThat(http.send("POST", "/api/docs/index.html", ADA, "", Map.of()).status())
                .isEqualTo(405);
    }
}
