package org.secureside.web.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDescriptionTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document = ApiDescription.ofThisVersion().document();

    @Test
    void readsAndWritesOfOneResourceStandTogether() {
        JsonNode messages = document.path("paths").path("/api/neighborhoods/{neighborhood}/messages");

        assertThat(messages.propertyNames()).containsExactlyInAnyOrder("get", "post");
        assertThat(messages.at("/post/operationId").asString()).isEqualTo("sendMessage");
        assertThat(messages.at("/get/operationId").asString()).isEqualTo("readFeed");
    }

    @Test
    void onlyWhatTheLoadBalancerOffersIsDescribed() {
        assertThat(document.path("paths").propertyNames()).isNotEmpty().allMatch(path -> path.startsWith("/api/"));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        List<String> names = document.findValuesAsString("operationId");

        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void everyTagIsUsed() {
        List<String> used = document.path("paths").findValues("tags").stream()
                .flatMap(tags -> tags.valueStream().map(JsonNode::asString))
                .distinct()
                .toList();

        assertThat(document.path("tags").findValuesAsString("name")).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void whatBothSidesDefineDifferentlyIsKeptApart() {
        JsonNode writing = side("post", "{\"type\":\"string\"}");
        JsonNode reading = side("get", "{\"type\":\"integer\"}");

        JsonNode merged = ApiDescription.merge(writing, reading).document();

        assertThat(merged.at("/components/schemas/A/type").asString()).isEqualTo("integer");
        assertThat(merged.at("/components/schemas/A-of-writes/type").asString()).isEqualTo("string");
        assertThat(merged.at("/paths/~1api~1a/get/$ref").asString()).isEqualTo("#/components/schemas/A");
        assertThat(merged.at("/paths/~1api~1a/post/$ref").asString()).isEqualTo("#/components/schemas/A-of-writes");
    }

    @Test
    void whatBothSidesDefineAlikeIsThereOnce() {
        JsonNode merged =
                ApiDescription.merge(side("post", "{}"), side("get", "{}")).document();

        assertThat(merged.at("/components/schemas").propertyNames()).containsExactly("A");
    }

    private static JsonNode side(String method, String schema) {
        return JSON.readTree("""
                {"info": {}, "paths": {"/api/a": {"%s": {"$ref": "#/components/schemas/A"}}, "/v3/api-docs": {"get": {}}},
                 "components": {"schemas": {"A": %s}}}""".formatted(method, schema));
    }
}
