package org.secureside.operations.replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code secureside replay dead-letters discard}. */
@Command(
        name = "discard",
        description = "Give parked events of a stream up: those that you have seen, and no later ones.")
final class DiscardCommand extends DeadLetterOrderCommand {

    @Option(
            names = "--up-to",
            paramLabel = "POSITION",
            required = true,
            description = "The position of the last of them, as \"secureside replay dead-letters\" lists it.")
    private long upTo;

    DiscardCommand() {
        super("discard", "given up");
    }

    @Override
    String which() {
        return " up to position " + upTo;
    }

    @Override
    void complete(ObjectNode wish) {
        wish.put("upTo", upTo);
    }
}
