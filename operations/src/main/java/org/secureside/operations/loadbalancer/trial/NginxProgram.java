package org.secureside.operations.loadbalancer.trial;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secureside.operations.process.ToolRun;
import org.secureside.operations.process.Unprivileged;

/**
 * The nginx that is installed on this machine.
 *
 * @param path the program
 * @param version its version, as in {@code 1.22.1}
 * @param prefix the folder that relative names of modules are relative to
 */
public record NginxProgram(Path path, String version, Path prefix) {

    private static final List<String> SYSTEM_FOLDERS = List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin");
    private static final Runtime.Version ERROR_LOG_OPTION = Runtime.Version.parse("1.19.5");
    private static final Pattern VERSION = Pattern.compile("nginx/(\\d+(?:\\.\\d+)+)");
    private static final Pattern PREFIX = Pattern.compile("--prefix=(\\S+)");

    /** Finds nginx on the PATH and in the folders of system programs, which the PATH of an ordinary user may lack. */
    public static Optional<NginxProgram> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(path), SYSTEM_FOLDERS.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(NginxProgram::of);
    }

    private static NginxProgram of(Path program) {
        String told = run(List.of(program.toString(), "-V")).output();
        return new NginxProgram(
                program,
                first(VERSION, told).orElse("1"),
                Path.of(first(PREFIX, told).orElse("/usr/local/nginx")));
    }

    /** Returns the command that uses a configuration, everything below one folder. */
    List<String> command(Path folder, Path file, String... more) {
        List<String> command = new ArrayList<>(List.of(path.toString(), "-p", folder + "/", "-c", file.toString()));
        if (Runtime.Version.parse(version).compareTo(ERROR_LOG_OPTION) >= 0) {
            // Otherwise it opens the error log of the system before it reads which one it is to use.
            command.addAll(List.of("-e", folder.resolve("error.log").toString()));
        }
        command.addAll(List.of(more));
        return command;
    }

    /** Returns what nginx says of a configuration that is used with this folder as its prefix. */
    public ToolRun test(Path folder, Path file) {
        List<String> command =
                new ArrayList<>(List.of(path.toString(), "-t", "-p", folder + "/", "-c", file.toString()));
        if (Runtime.Version.parse(version).compareTo(ERROR_LOG_OPTION) >= 0) {
            command.addAll(List.of("-e", "stderr"));
        }
        // As the server itself runs: root's test would give the folders of this one to somebody else.
        return run(Unprivileged.here().wrap(command));
    }

    static ToolRun run(List<String> command) {
        return ToolRun.of(Path.of("/"), command);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
