package org.secureside.operations.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, named so that it is still the same one when it is looked for later: process ids are used again, after a
 * reboot even soon.
 *
 * @param pid the process id
 * @param startTicks when it started, in clock ticks since the machine booted
 * @param boot the boot of the machine that the ticks count from
 */
public record ProcessIdentity(long pid, long startTicks, String boot) {

    /** Returns the identity of a process that is alive, or empty if there is none with this id. */
    public static Optional<ProcessIdentity> of(long pid) {
        return LinuxProcess.find(pid).map(process -> new ProcessIdentity(pid, process.startTicks(), currentBoot()));
    }

    /** Returns the process if it is still alive. */
    public Optional<LinuxProcess> find() {
        return sameBoot()
                ? LinuxProcess.find(pid).filter(process -> process.startTicks() == startTicks)
                : Optional.empty();
    }

    boolean sameBoot() {
        return boot.equals(currentBoot());
    }

    private static String currentBoot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
