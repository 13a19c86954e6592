package org.secureside.operations.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The signals by which processes are asked to stop. */
public enum Signal {
    /** The ordinary request. */
    TERM,
    /** For PostgreSQL the fast shutdown: it ends the sessions of clients rather than wait for them. */
    INT,
    /** For nginx the graceful shutdown; for a PostgreSQL backend the immediate end. */
    QUIT,
    /** Not a request. */
    KILL;

    /** Sends this signal; a process that is gone by then is no error. */
    public void send(Collection<LinuxProcess> processes) {
        if (processes.isEmpty()) {
            return;
        }
        // Java itself can send TERM and KILL only.
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\" 2>/dev/null", name()));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            processes.forEach(process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
