package org.secureside.operations.replay;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.WireJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code secureside replay dead-letters}: what could not be applied. */
@Command(
        name = "dead-letters",
        description = "List the events that a node could not apply, and parked; retry them, or give them up.",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 there are none; 1 there are some, or a node gave no answer; 2 wrong usage, or no service."
        },
        subcommands = {RetryCommand.class, DiscardCommand.class})
final class DeadLettersCommand implements Callable<Integer> {

    @Mixin
    private AdminOptions admin = new AdminOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode found = WireJson.MAPPER.createObjectNode();
        ArrayNode letters = found.putArray("deadLetters");
        ArrayNode silent = found.putArray("silent");
        for (Map.Entry<String, AdminClient> node : admin.openNodes().entrySet()) {
            ask(node.getKey(), node.getValue(), letters, silent);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReplayText.json(found));
        } else {
            ReplayText.deadLetters(found).forEach(out::println);
        }
        return letters.isEmpty() && silent.isEmpty() ? 0 : CommandFailure.FINDING;
    }

    /** Each node is asked by itself: what is parked differs from node to node. */
    private static void ask(String name, AdminClient node, ArrayNode letters, ArrayNode silent)
            throws InterruptedException {
        try (node) {
            node.ask(Call.get("/api/dead-letters?own=true")).path("deadLetters").forEach(letters::add);
        } catch (CommandFailure failure) {
            silent.addObject().put("node", name).put("problem", failure.getMessage());
        }
    }
}
