package org.secureside.operations.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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

    /** Returns the newest entries that the parameters let through. */
    List<JsonNode> newest(Auditor auditor, Map<String, Object> parameters, int limit) throws InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        String before = null;
        do {
            Map<String, Object> all = new LinkedHashMap<>(parameters);
            all.putAll(Auditor.parameters("limit", Math.min(PAGE, limit - entries.size()), "before", before));
            JsonNode page = auditor.ask(auditor.balancer(), "/api/history/" + list, all, JsonNode.class);
            page.path(list).forEach(entries::add);
            before = page.path("next").asString(null);
        } while (before != null && entries.size() < limit);
        return entries;
    }
}
