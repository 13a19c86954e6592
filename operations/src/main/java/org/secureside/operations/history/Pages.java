package org.secureside.operations.history;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A list of the history, read page by page.
 *
 * @param list the name of the list, in its address and in its answer
 */
record Pages(String list) {

    private static final int PAGE = 200;
    private static final int MOST = 10_000;

    /** Refuses what {@code --limit} cannot be. */
    static void check(int limit, CommandSpec spec) {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 to " + MOST);
        }
    }

    /** Prints the newest entries that the parameters let through: as JSON, or each as a line. One page is held at a time. */
    void print(
            Auditor auditor,
            Map<String, Object> parameters,
            int limit,
            PrintWriter out,
            @Nullable Function<JsonNode, String> line)
            throws InterruptedException {
        JsonNode first = page(auditor, parameters, limit, null); // if it fails, nothing is printed
        if (line != null) {
            entries(auditor, parameters, limit, first, entry -> out.println(line.apply(entry)));
        } else {
            try (JsonGenerator json = Json.generator(out)) {
                json.writeStartArray();
                entries(auditor, parameters, limit, first, json::writePOJO);
                json.writeEndArray();
            }
            out.println();
        }
        out.flush();
    }

    private void entries(
            Auditor auditor, Map<String, Object> parameters, int limit, JsonNode first, Consumer<JsonNode> each)
            throws InterruptedException {
        JsonNode page = first;
        int told = 0;
        while (true) {
            page.path(list).forEach(each);
            told += page.path(list).size();
            String before = page.path("next").asString(null);
            if (before == null || told >= limit) {
                return;
            }
            page = page(auditor, parameters, limit - told, before);
        }
    }

    private JsonNode page(Auditor auditor, Map<String, Object> parameters, int most, @Nullable String before)
            throws InterruptedException {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.putAll(Auditor.parameters("limit", Math.min(PAGE, most), "before", before));
        return auditor.ask(auditor.balancer(), "/api/history/" + list, all, JsonNode.class);
    }
}
