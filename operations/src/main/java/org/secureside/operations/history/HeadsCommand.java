package org.secureside.operations.history;

import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.Hash;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code secureside history heads}: what every node says the log looks like. */
@Command(
        name = "heads",
        description = "Print the head of the log that every query node witnessed, and compare them.",
        footerHeading = "%n",
        footer = {
            "Keep the head somewhere that whoever runs the stack cannot reach: history verify --head takes it.",
            "",
            "Exit codes: 0 all nodes have the same head; 1 they differ; 2 wrong usage, or a node does not answer.",
            "",
            "Example:",
            "  ./secureside history heads --json > head-of-monday.json",
        })
final class HeadsCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "The head of the first N events. Default: as many as all nodes have.")
    private @Nullable Long size;

    @Option(names = "--json", description = "Print JSON, which history verify --head takes.")
    private boolean json;

    record NodeHead(
            String node, long size, Hash head, long firstPosition, long lastPosition, long newest, long streams) {}

    /**
     * What the nodes say.
     *
     * @param size how many events the heads are of
     * @param head the head, of the first node if they differ
     * @param agree whether all nodes have the same
     * @param nodes each node's own
     */
    record Report(long size, Hash head, boolean agree, List<NodeHead> nodes) {}

    @Override
    public Integer call() throws InterruptedException {
        Auditor auditor = Auditor.of(data.folder());
        Map<String, NodeHead> newest = ask(auditor, null);
        long common = size != null
                ? size
                : newest.values().stream().mapToLong(NodeHead::newest).min().orElse(0);
        List<NodeHead> heads = List.copyOf(ask(auditor, common).values());
        boolean agree = heads.stream().map(NodeHead::head).distinct().count() == 1;
        Report report = new Report(common, heads.getFirst().head(), agree, heads);
        print(report);
        return agree ? 0 : CommandFailure.FINDING;
    }

    private static Map<String, NodeHead> ask(Auditor auditor, @Nullable Long size) throws InterruptedException {
        if (auditor.nodes().isEmpty()) {
            throw CommandFailure.environment("the stack has no query node");
        }
        Map<String, NodeHead> heads = new LinkedHashMap<>();
        for (Map.Entry<String, URI> node : auditor.nodes().entrySet()) {
            NodeHead head = auditor.ask(
                    node.getValue(), "/api/history/heads", Auditor.parameters("size", size), NodeHead.class);
            heads.put(node.getKey(), head);
        }
        return heads;
    }

    private void print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(report));
        } else {
            report.nodes().forEach(node -> out.printf("%-12s %d:%s%n", node.node(), node.size(), node.head()));
            out.println(
                    report.agree()
                            ? "all nodes have the same head"
                            : "the nodes differ: ask history check which events are not as they were");
        }
        out.flush();
    }
}
