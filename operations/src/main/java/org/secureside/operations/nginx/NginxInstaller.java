package org.secureside.operations.nginx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Template;
import org.secureside.operations.process.Diagnosis;
import org.secureside.operations.process.Programs;
import org.secureside.operations.process.ToolRun;

/** Finds nginx, and installs it if it is missing and this user may install packages. */
public final class NginxInstaller {

    private final Programs programs;
    private final Path folder;
    private final Consumer<String> say;

    /**
     * @param programs where programs are looked for
     * @param folder where the log of an installation may be written
     * @param say tells the operator
     */
    public NginxInstaller(Programs programs, Path folder, Consumer<String> say) {
        this.programs = programs;
        this.folder = folder;
        this.say = say;
    }

    /**
     * Returns nginx, installed if need be.
     *
     * @throws CommandFailure if there is none and it cannot be installed
     */
    public Nginx require() {
        return Nginx.find(programs).orElseGet(this::install);
    }

    private Nginx install() {
        PackageManager manager = PackageManager.find(programs)
                .orElseThrow(() -> CommandFailure.environment(
                        "nginx is missing, and so is a package manager to install it with: install nginx, then try"
                                + " again"));
        List<String> privilege = privilege()
                .orElseThrow(() -> CommandFailure.environment(
                        "nginx is missing and this user may not install it: run \"%s\", then try again"
                                .formatted(manager.commandForPeople())));
        say.accept("nginx is missing: installing it with " + manager.program());
        Path log = folder.resolve("install-nginx.log");
        ToolRun run = run(privilege, log);
        Optional<Nginx> installed = Nginx.find(programs);
        if (!run.succeeded() || installed.isEmpty()) {
            throw CommandFailure.environment("nginx could not be installed: %s (all of it in %s)"
                    .formatted(Diagnosis.of(run.output()).orElse("exit code " + run.exitCode()), log));
        }
        say.accept("nginx is installed: " + installed.get().program());
        return installed.get();
    }

    private ToolRun run(List<String> privilege, Path log) {
        List<String> command = new ArrayList<>(privilege);
        command.addAll(
                List.of("sh", "-c", Template.named("nginx/install-nginx.sh").fill(Map.of())));
        ToolRun run = ToolRun.of(Path.of("/"), command);
        try {
            Files.createDirectories(folder);
            Files.writeString(log, run.output());
        } catch (IOException e) {
            throw CommandFailure.environment("%s cannot be written".formatted(log), e);
        }
        return run;
    }

    /** Returns what to put before a command so that root runs it, or empty if this user may not do that. */
    private Optional<List<String>> privilege() {
        if (ToolRun.of(Path.of("/"), List.of("id", "-u")).output().strip().equals("0")) {
            return Optional.of(List.of());
        }
        List<String> sudo = List.of("sudo", "-n");
        List<String> trial = new ArrayList<>(sudo);
        trial.add("true");
        return ToolRun.of(Path.of("/"), trial).succeeded() ? Optional.of(sudo) : Optional.empty();
    }
}
