package org.secureside.operations.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.process.ProcessIdentity;

/** Keeps the description of a running stack true. */
final class StackRecorder {

    private final DataFolder data;
    private final Announcer announcer;
    private StackDescription description;

    StackRecorder(DataFolder data, Announcer announcer, StackDescription description) {
        this.data = data;
        this.announcer = announcer;
        this.description = description;
    }

    synchronized void starting() {
        update(description);
    }

    synchronized void started(String name, ProcessIdentity identity, int restarts) {
        List<ProcessRecord> processes = new ArrayList<>(description.processes());
        processes.replaceAll(record -> record.name().equals(name) ? record.startedAs(identity, restarts) : record);
        update(description.with(processes));
    }

    synchronized void stopped() {
        update(description.stopped());
    }

    private void update(StackDescription changed) {
        description = changed;
        try {
            changed.write(data);
        } catch (IOException e) {
            announcer.say("%s cannot be written: %s".formatted(data.description(), OneLine.of(e)));
        }
    }
}
