package org.secureside.operations.nginx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.secureside.operations.process.Programs;
import org.secureside.operations.process.ToolRun;

/**
 * An nginx that is installed on this machine.
 *
 * @param program its path
 * @param takesErrorLogOption whether it knows the option {@code -e} (since 1.19.5)
 */
public record Nginx(Path program, boolean takesErrorLogOption) {

    private static final Pattern VERSION = Pattern.compile("nginx/(\\d+)\\.(\\d+)\\.(\\d+)");

    /** Finds nginx on the PATH and in the folders of system programs, which the PATH of an ordinary user may lack. */
    public static Optional<Nginx> find(Programs programs) {
        return programs.find("nginx").map(program -> {
            ToolRun run = ToolRun.of(Path.of("/"), List.of(program.toString(), "-v"));
            return new Nginx(program, isRecent(run.output()));
        });
    }

    static boolean isRecent(String output) {
        return VERSION.matcher(output)
                .results()
                .findFirst()
                .map(Nginx::number)
                .map(number -> number >= 1_019_005)
                .orElse(false);
    }

    private static int number(MatchResult version) {
        return Integer.parseInt(version.group(1)) * 1_000_000
                + Integer.parseInt(version.group(2)) * 1_000
                + Integer.parseInt(version.group(3));
    }

    List<String> command(Path folder) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-p", folder + "/", "-c", "nginx.conf"));
        if (takesErrorLogOption) {
            // Otherwise it opens the error log of the system before it reads which one it is to use.
            command.addAll(List.of("-e", "stderr"));
        }
        return command;
    }
}
