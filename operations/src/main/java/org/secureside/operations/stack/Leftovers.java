package org.secureside.operations.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.Family;

/** Processes of a stack whose supervisor is gone, found by what it noted in the data folder. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ProcessRecord> records;

    private Leftovers(List<ProcessRecord> records) {
        this.records = records;
    }

    /** Returns the processes that are noted in the data folder and have a member that is alive. */
    static Leftovers in(DataFolder data) {
        try {
            return of(StackDescription.read(data.root()));
        } catch (CommandFailure e) {
            // Nothing was ever started here, or the note was lost in a power cut, which ends all processes.
            return new Leftovers(List.of());
        }
    }

    static Leftovers of(StackDescription description) {
        return new Leftovers(
                description.processes().stream().filter(Leftovers::isPresent).toList());
    }

    private static boolean isPresent(ProcessRecord record) {
        return record.family().map(family -> !family.members().isEmpty()).orElse(false);
    }

    List<String> names() {
        return records.stream().map(ProcessRecord::name).toList();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Stops them in the opposite order of their start; those that do not stop are killed. */
    void stop() {
        for (ProcessRecord record : records.reversed()) {
            Optional<Family> family = record.family();
            family.ifPresent(it -> it.stop(record.stop(), PATIENCE));
        }
    }
}
