package org.secureside.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.command.CommandNode;
import org.secureside.command.access.Routes;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** Walks every route that writes, under conditions. None does what it was asked for although its condition is false. */
class PreconditionsIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident", "auditor", "admin");

    private final CommandNode node = CommandNode.shared();

    @Test
    void whatIsThereInWhateverStateIsChangedOrTheConditionIsRefused() throws Exception {
        assertThat(unlike(204, Map.of("If-Match", "*"))).isEmpty();
    }

    @Test
    void aFalseConditionIsToldOrRefused() throws Exception {
        assertThat(unlike(412, Map.of("If-Match", "\"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde@0\"")))
                .isEmpty();
    }

    @Test
    void aConditionThatNobodyReadsIsRefusedByName() throws Exception {
        Routes.Street street = Routes.Street.open(node);
        for (String route : writes()) {
            HttpProbe.Answer answer = Routes.call(route, node, street, ADA, Map.of("If-None-Match", "*"));

            assertThat(answer.status()).as(route).isEqualTo(400);
            assertThat(answer.body().get("errors").findValuesAsString("field"))
                    .as(route)
                    .containsExactly("If-None-Match");
            assertThat(answer.body().get("detail").asString()).as(route).endsWith("leave it out");
        }
    }

    /** Returns the answers that are not of this status, where the header is read, or no refusal of it, where not. */
    private Map<String, HttpProbe.Answer> unlike(int status, Map<String, String> condition) throws Exception {
        Map<String, HttpProbe.Answer> unlike = new LinkedHashMap<>();
        for (String route : writes()) {
            HttpProbe.Answer answer = Routes.call(route, node, Routes.Street.open(node), ADA, condition);
            boolean asExpected = Routes.readsIfMatch(route, node)
                    ? answer.status() == status
                    : answer.status() == 400
                            && answer.body()
                                    .path("errors")
                                    .findValuesAsString("field")
                                    .equals(List.of("If-Match"));
            if (!asExpected) {
                unlike.put(route, answer);
            }
        }
        return unlike;
    }

    private List<String> writes() {
        return Routes.served(node).stream()
                .filter(route -> !route.startsWith("GET "))
                .toList();
    }
}
