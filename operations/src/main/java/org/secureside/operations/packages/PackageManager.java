package org.secureside.operations.nginx;

import java.util.Arrays;
import java.util.Optional;
import org.secureside.operations.process.Programs;

/** The package managers that the installation script knows, in its order. */
enum PackageManager {
    APT_GET("apt-get", "sudo apt-get install nginx"),
    DNF("dnf", "sudo dnf install nginx"),
    APK("apk", "sudo apk add nginx");

    private final String program;
    private final String commandForPeople;

    PackageManager(String program, String commandForPeople) {
        this.program = program;
        this.commandForPeople = commandForPeople;
    }

    static Optional<PackageManager> find(Programs programs) {
        return Arrays.stream(values())
                .filter(manager -> programs.find(manager.program).isPresent())
                .findFirst();
    }

    String program() {
        return program;
    }

    String commandForPeople() {
        return commandForPeople;
    }
}
