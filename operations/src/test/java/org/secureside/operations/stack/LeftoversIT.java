package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.process.LinuxProcess;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.process.Signal;
import picocli.CommandLine;

/** A stack whose supervisor was killed, with processes that only sleep. */
class LeftoversIT {

    private static final URI ADDRESS = URI.create("tcp://127.0.0.1:1");

    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final Process child;

    LeftoversIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.child = new ProcessBuilder("setsid", "sleep", "65")
                .directory(folder.toFile())
                .start();
    }

    @AfterEach
    void kill() {
        child.destroyForcibly();
    }

    @Test
    void downStopsWhatIsNoted() throws IOException {
        note(identity());

        int exitCode = run("down");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("the supervisor is gone: stopping query-1", "stopped: query-1");
        assertThat(LinuxProcess.find(child.pid())).isEmpty();
        assertThat(run("down")).isZero();
        assertThat(out.toString()).contains("nothing to stop");
    }

    @Test
    void statusTellsThatNobodySupervises() throws IOException {
        note(identity());

        assertThat(run("status")).isEqualTo(1);
        assertThat(out.toString()).contains("nobody supervises these", "query-1", Long.toString(child.pid()));
    }

    @Test
    void aProcessThatOnlyHasTheSameIdIsLeftAlone() throws IOException {
        ProcessIdentity identity = identity();
        note(new ProcessIdentity(identity.pid(), identity.startTicks() - 1, identity.boot()));

        assertThat(run("down")).isZero();

        assertThat(out.toString()).contains("nothing to stop");
        assertThat(child.isAlive()).isTrue();
    }

    private int run(String command) {
        CommandLine commandLine = new CommandLine(command.equals("down") ? new DownCommand() : new StatusCommand());
        return commandLine.setOut(new PrintWriter(out, true)).execute("--data", folder.toString());
    }

    private ProcessIdentity identity() {
        return ProcessIdentity.of(child.pid()).orElseThrow();
    }

    private void note(ProcessIdentity identity) throws IOException {
        ProcessRecord record =
                new ProcessRecord("query-1", ADDRESS, ADDRESS, folder, Signal.TERM, 0, identity, Instant.now());
        new StackDescription(ADDRESS, ADDRESS, Map.of(), "postgres", null, List.of(record))
                .write(new DataFolder(folder));
    }
}
