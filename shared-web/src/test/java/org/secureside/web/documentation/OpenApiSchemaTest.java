package org.secureside.web.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The descriptions of the API are OpenAPI 3.1, as its schema has it, with the schemas in them. */
class OpenApiSchemaTest {

    private static final Schema OPEN_API = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemaIdResolvers(
                            ids -> ids.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")))
            .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));

    static Stream<JsonNode> descriptions() {
        return Stream.of(
                ApiDescription.writing(),
                ApiDescription.reading(),
                ApiDescription.ofThisVersion().document());
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void itIsOpenApi(JsonNode description) {
        assertThat(OPEN_API.validate(description)).isEmpty();
    }

    @Test
    void whatIsNotOpenApiIsFound() {
        ObjectNode description = (ObjectNode) ApiDescription.ofThisVersion().document();
        description.withObject("/paths/~1api~1nodes/get").put("respones", "misspelled");
        assertThat(OPEN_API.validate(description)).isNotEmpty();
    }

    @Test
    void aSchemaInItThatIsNoneIsFound() {
        ObjectNode description = (ObjectNode) ApiDescription.ofThisVersion().document();
        description.withObject("/components/schemas/Odd").put("type", "text");
        assertThat(OPEN_API.validate(description)).isNotEmpty();
    }
}
