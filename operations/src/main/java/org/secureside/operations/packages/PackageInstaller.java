package org.secureside.operations.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Template;
import org.secureside.operations.process.Diagnosis;
import org.secureside.operations.process.Programs;
import org.secureside.operations.process.ToolRun;

/** Finds programs, and installs them if they are missing and this user may install packages. */
public final class PackageInstaller {

    private final Programs programs;
    private final Path folder;
    private final Consumer<String> say;

    /**
     * @param programs where programs are looked for
     * @param folder where the log of an installation may be written
     * @param say tells the operator
     */
    public PackageInstaller(Programs programs, Path folder, Consumer<String> say) {
        this.programs = programs;
        this.folder = folder;
        this.say = say;
    }

    /**
     * Returns what is found, after an installation if need be.
     *
     * @param find finds the programs, if they are installed
     * @throws CommandFailure if they are not there and cannot be installed
     */
    public <T> T require(Software software, Supplier<Optional<T>> find) {
        return find.get().orElseGet(() -> install(software, find));
    }

    private <T> T install(Software software, Supplier<Optional<T>> find) {
        PackageManager manager = PackageManager.find(programs)
                .orElseThrow(() -> CommandFailure.environment(
                        "%s is missing, and so is a package manager to install it with: install %s, then try again"
                                .formatted(software.name(), software.name())));
        List<String> privilege = privilege()
                .orElseThrow(() -> CommandFailure.environment(
                        "%s is missing and this user may not install it: run \"%s\", then try again"
                                .formatted(software.name(), manager.commandForPeople(software.packages(manager)))));
        say.accept("%s is missing: installing it with %s".formatted(software.name(), manager.program()));
        Path log = folder.resolve("install-%s.log".formatted(software.file()));
        ToolRun run = run(software, privilege, log);
        Optional<T> installed = find.get();
        if (!run.succeeded() || installed.isEmpty()) {
            throw CommandFailure.environment("%s could not be installed: %s (all of it in %s)"
                    .formatted(software.name(), Diagnosis.of(run.output()).orElse("exit code " + run.exitCode()), log));
        }
        say.accept(software.name() + " is installed");
        return installed.get();
    }

    private ToolRun run(Software software, List<String> privilege, Path log) {
        List<String> command = new ArrayList<>(privilege);
        command.addAll(List.of(
                "sh",
                "-c",
                Template.named("packages/install.sh")
                        .fill(Map.of(
                                "apt", String.join(" ", software.apt()),
                                "dnf", String.join(" ", software.dnf()),
                                "apk", String.join(" ", software.apk()),
                                "services", String.join(" ", software.services())))));
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
    private static Optional<List<String>> privilege() {
        if (ToolRun.of(Path.of("/"), List.of("id", "-u")).output().strip().equals("0")) {
            return Optional.of(List.of());
        }
        List<String> sudo = List.of("sudo", "-n");
        List<String> trial = new ArrayList<>(sudo);
        trial.add("true");
        return ToolRun.of(Path.of("/"), trial).succeeded() ? Optional.of(sudo) : Optional.empty();
    }
}
