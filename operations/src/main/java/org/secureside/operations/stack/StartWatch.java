package org.secureside.operations.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.Diagnosis;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.SupervisedProcess;
import org.secureside.operations.process.Waiting;

/** Watches a process come up. Once it was up, its supervisor never gives up; before that, it should not go on for ever. */
final class StartWatch {

    /** One death may be bad luck, such as shared memory that a killed predecessor still holds. */
    private static final int TOO_MANY_DEATHS = 3;

    private StartWatch() {}

    /**
     * Waits until the process is ready.
     *
     * @throws CommandFailure if it keeps dying, takes too long, or if the stack is to stop
     */
    static void awaitReady(SupervisedProcess process, Duration limit, BooleanSupplier stopping) {
        ProcessSpec spec = process.spec();
        boolean decided = Waiting.until(
                () -> stopping.getAsBoolean()
                        || process.deaths() >= TOO_MANY_DEATHS
                        || spec.readiness().isReady(),
                limit);
        if (stopping.getAsBoolean()) {
            throw CommandFailure.environment("stopped before everything had started");
        }
        if (process.deaths() >= TOO_MANY_DEATHS) {
            throw failure(spec, "does not start: " + process.lastDeath());
        }
        if (!decided) {
            throw failure(spec, "is not ready after %d s".formatted(limit.toSeconds()));
        }
    }

    private static CommandFailure failure(ProcessSpec spec, String what) {
        String output = read(spec);
        if (Diagnosis.isDiskFull(output)) {
            return CommandFailure.environment(
                    "%s does not start because the disk of %s is full: make room or choose another folder with --data"
                            .formatted(spec.name(), spec.home()));
        }
        String says = Diagnosis.of(output).map(line -> "; it says: " + line).orElse("");
        return CommandFailure.environment("%s %s%s (all of it in %s)".formatted(spec.name(), what, says, spec.log()));
    }

    private static String read(ProcessSpec spec) {
        try {
            return Files.readString(spec.log(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
