package org.secureside.operations.client;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Makes one line of a problem report (RFC 9457), or of whatever else came instead of one. */
final class Problem {

    private Problem() {}

    static String inOneLine(int status, String body) {
        JsonNode problem = parse(body);
        List<String> parts = new ArrayList<>();
        for (JsonNode error : problem.path("errors")) {
            parts.add((error.path("field").asString("") + " "
                            + error.path("problem").asString(""))
                    .strip());
        }
        if (parts.isEmpty()) {
            parts.add(problem.path("detail").asString(problem.path("title").asString("")));
        }
        String text = String.join("; ", parts);
        return text.isBlank() ? "answered " + status : text + " (" + status + ")";
    }

    private static JsonNode parse(String body) {
        try {
            return WireJson.MAPPER.readTree(body);
        } catch (JacksonException e) {
            // A proxy on the way answers in HTML.
            return MissingNode.getInstance();
        }
    }
}
