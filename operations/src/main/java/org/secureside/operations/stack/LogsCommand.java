package org.secureside.operations.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside logs}: what the processes of a stack said. */
@Command(
        name = "logs",
        description = {
            "Print the end of the log of one process, or of all of them.",
            "The processes are supervisor, postgres, command-1, query-1 and so on, nginx, and access for nginx's log of"
                    + " requests."
        })
public final class LogsCommand implements Runnable {

    private static final long PAUSE_MILLIS = 200;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "PROCESS", description = "Whose log; all if not given.")
    private @Nullable String process;

    @Option(names = "--follow", description = "Go on until Ctrl-C with what is added.")
    private boolean follow;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lines of each log. Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Override
    public void run() {
        if (lines < 0) {
            throw new ParameterException(spec.commandLine(), "--lines must not be negative");
        }
        DataFolder folder = new DataFolder(data.folder());
        List<LogTail> tails = chosen(folder).entrySet().stream()
                .map(log -> new LogTail(process == null ? log.getKey() : "", log.getValue()))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        try {
            for (LogTail tail : tails) {
                tail.last(lines).forEach(out::println);
            }
            out.flush();
            while (follow && !out.checkError()) {
                for (LogTail tail : tails) {
                    tail.added().forEach(out::println);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException e) {
            throw CommandFailure.environment("the log cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Path> chosen(DataFolder folder) {
        Map<String, Path> known = known(folder);
        if (process == null) {
            return known;
        }
        Path file = known.get(process);
        if (file == null) {
            throw CommandFailure.environment(
                    "there is no log of '%s': choose one of %s".formatted(process, String.join(", ", known.keySet())));
        }
        return Map.of(process, file);
    }

    private static Map<String, Path> known(DataFolder folder) {
        StackDescription description = StackDescription.read(folder.root());
        Map<String, Path> known = new LinkedHashMap<>();
        known.put("supervisor", folder.log("supervisor"));
        known.put("postgres", folder.log("postgres"));
        known.put("command-1", folder.log("command-1"));
        description.queryNodes().keySet().forEach(name -> known.put(name, folder.log(name)));
        known.put("nginx", folder.log("nginx"));
        known.put("access", folder.accessLog());
        known.values().removeIf(file -> !Files.exists(file));
        return known;
    }
}
