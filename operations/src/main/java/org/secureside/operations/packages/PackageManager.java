package org.secureside.operations.packages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secureside.operations.process.Programs;

/** The package managers that the installation script knows, in its order. */
enum PackageManager {
    APT_GET("apt-get", "install"),
    DNF("dnf", "install"),
    APK("apk", "add");

    private final String program;
    private final String verb;

    PackageManager(String program, String verb) {
        this.program = program;
        this.verb = verb;
    }

    static Optional<PackageManager> find(Programs programs) {
        return Arrays.stream(values())
                .filter(manager -> programs.find(manager.program).isPresent())
                .findFirst();
    }

    String program() {
        return program;
    }

    /** Returns what people type to install the packages. */
    String commandForPeople(List<String> packages) {
        return "sudo %s %s %s".formatted(program, verb, String.join(" ", packages));
    }
}
