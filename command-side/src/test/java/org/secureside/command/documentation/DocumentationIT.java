package org.secureside.command.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.command.CommandNode;
import org.secureside.command.access.Routes;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.secureside.web.documentation.ApiDocument;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the node does, and all of it. */
class DocumentationIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident", "auditor", "admin");

    private final CommandNode node = CommandNode.shared();
    private ApiDocument document;

    @BeforeEach
    void readTheDocument() throws Exception {
        document = ApiDocument.of(node.http());
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        assertThat(document.routes()).containsExactlyInAnyOrderElementsOf(Routes.served(node));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.root().findValuesAsString("$ref");

        assertThat(references)
                .isNotEmpty()
                .allMatch(
                        reference -> !document.root().at(reference.substring(1)).isMissingNode());
    }

    @Test
    void theFieldsOfEveryBodyAreThoseThatAreRead() {
        Map<String, Set<String>> described = new LinkedHashMap<>();
        Map<String, Set<String>> read = new LinkedHashMap<>();
        Routes.mappings(node).getHandlerMethods().forEach((mapping, handler) -> {
            for (String route : routesOf(mapping, handler)) {
                JsonNode body = document.operation(route).at("/requestBody/content/application~1json/schema");
                described.put(
                        route,
                        Set.copyOf(document.resolve(body).path("properties").propertyNames()));
                read.put(route, fieldsOf(handler));
            }
        });

        assertThat(described).isNotEmpty().isEqualTo(read);
    }

    @Test
    void everyVariableOfAPathIsDescribed() {
        for (String route : document.routes()) {
            List<String> described = new ArrayList<>();
            for (JsonNode reference : document.operation(route).path("parameters")) {
                JsonNode parameter = document.resolve(reference);
                if (parameter.get("in").asString().equals("path")) {
                    described.add("{" + parameter.get("name").asString() + "}");
                }
            }
            List<String> variables = Arrays.stream(route.split("/", -1))
                    .filter(part -> part.startsWith("{"))
                    .toList();
            assertThat(described).as(route).containsExactlyInAnyOrderElementsOf(variables);
        }
    }

    @Test
    void theConditionIsDescribedWhereItIsRead() {
        List<String> described = new ArrayList<>();
        for (String route : document.routes()) {
            JsonNode operation = document.operation(route);
            if (operation.path("parameters").values().stream()
                    .map(document::resolve)
                    .anyMatch(parameter -> parameter.get("name").asString().equals("If-Match"))) {
                described.add(route);
                assertThat(operation.path("responses").propertyNames())
                        .as(route)
                        .contains("412");
            }
        }

        assertThat(described)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(document.routes().stream()
                        .filter(route -> Routes.readsIfMatch(route, node))
                        .toList());
    }

    @Test
    void theKeyIsAskedForWhereItIsDescribedAndNowhereElse() throws Exception {
        Routes.Street street = Routes.Street.open(node);
        List<String> asked = new ArrayList<>();
        List<String> described = new ArrayList<>();
        for (String route : document.routes()) {
            if (route.startsWith("POST ") && !route.startsWith("POST /api/docs")) {
                HttpProbe.Answer answer = Routes.callWith(Map.of(), route, node, street, ADA);
                if (answer.text().contains("\"field\":\"Idempotency-Key\"")) {
                    assertThat(answer.status()).as(route).isEqualTo(400);
                    asked.add(route);
                }
            }
            if (namesOfParameters(route, "header").contains("Idempotency-Key")) {
                described.add(route);
            }
        }

        assertThat(asked).isNotEmpty().isEqualTo(described);
    }

    @Test
    void everyParameterOfAQueryIsDescribed() {
        Map<String, Set<String>> described = new LinkedHashMap<>();
        Map<String, Set<String>> read = new LinkedHashMap<>();
        Routes.mappings(node).getHandlerMethods().forEach((mapping, handler) -> {
            for (String route : routesOf(mapping, handler)) {
                described.put(route, namesOfParameters(route, "query"));
                read.put(
                        route,
                        Arrays.stream(handler.getMethod().getParameters())
                                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                                .map(Parameter::getName)
                                .collect(Collectors.toSet()));
            }
        });

        assertThat(described).isNotEmpty().isEqualTo(read);
    }

    private Set<String> namesOfParameters(String route, String place) {
        return document.operation(route).path("parameters").values().stream()
                .map(document::resolve)
                .filter(parameter -> parameter.get("in").asString().equals(place))
                .map(parameter -> parameter.get("name").asString())
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsAnsweredIsAsDescribed() throws Exception {
        List<String> differences = new ArrayList<>();
        for (String route : Routes.served(node)) {
            Routes.Street street = Routes.Street.open(node);
            HttpProbe.Answer answer = Routes.call(route, node, street, ADA);
            assertThat(Routes.isOpen(route, answer)).as("%s: %s", route, answer).isTrue();
            differences.addAll(document.differences(route, answer));
            for (String other : new String[] {"", TestIssuer.TRUSTED.token("mallory", "resident")}) {
                differences.addAll(document.differences(route, Routes.call(route, node, street, other)));
            }
        }

        assertThat(differences).isEmpty();
    }

    private static List<String> routesOf(RequestMappingInfo mapping, HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("org.secureside.command")
                ? mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path))
                        .toList()
                : List.of();
    }

    private static Set<String> fieldsOf(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(MethodParameter::getParameterType)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }
}
