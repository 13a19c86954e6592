package org.secureside.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of problem is explained in {@code docs/problems}, and nothing else is. */
class ProblemPagesTest {

    private static final Path PAGES = Path.of("..", "docs", "problems");
    private static final String PREFIX = "urn:secureside:problem:";

    @ParameterizedTest
    @EnumSource
    void everyKindHasAPageWithWhatItAnswers(ProblemType type) throws IOException {
        String page = Files.readString(PAGES.resolve(nameOf(type) + ".md"));

        assertThat(page)
                .startsWith("# " + type.title() + "\n")
                .contains("`" + type.uri() + "`, status " + type.status().value())
                .contains("**Meaning.**", "**What to do.**", "**Example.**");
        JsonNode example =
                new JsonMapper().readTree(page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```")));
        assertThat(example.get("type").asString()).isEqualTo(type.uri().toString());
        assertThat(example.get("title").asString()).isEqualTo(type.title());
        assertThat(example.get("status").asInt()).isEqualTo(type.status().value());
        assertThat(example.get("detail").asString()).isNotBlank();
    }

    @Test
    void everyPageIsOfAKindThatThereIs() throws IOException {
        List<String> kinds = Stream.of(ProblemType.values())
                .map(type -> nameOf(type) + ".md")
                .toList();

        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(kinds);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theListOfPagesHasEveryKind(ProblemType type) throws IOException {
        assertThat(Files.readString(PAGES.resolve("README.md")))
                .contains("| %d | [`%s`](%s.md) | %s |"
                        .formatted(type.status().value(), type.uri(), nameOf(type), type.title()));
    }

    private static String nameOf(ProblemType type) {
        return type.uri().toString().substring(PREFIX.length());
    }
}
