package org.secureside.operations.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.process.Family;
import org.secureside.operations.process.LinuxProcess;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.process.Signal;

/**
 * One process of a stack, as the supervisor notes it so that others can find, judge and stop it.
 *
 * @param name its name
 * @param address where it serves
 * @param readiness where to ask whether it can serve
 * @param home its working folder
 * @param stop the signal that asks it to stop
 * @param restarts how often it was started again because it had died
 * @param identity the process, or null when it was not started yet
 * @param startedAt when it was started last, or null when it was not started yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProcessRecord(
        String name,
        URI address,
        URI readiness,
        Path home,
        Signal stop,
        int restarts,
        @Nullable ProcessIdentity identity,
        @Nullable Instant startedAt) {

    ProcessRecord startedAs(ProcessIdentity started, int restartsSoFar) {
        return new ProcessRecord(name, address, readiness, home, stop, restartsSoFar, started, Instant.now());
    }

    /** Returns the process and what it started. */
    @JsonIgnore
    Optional<Family> family() {
        return Optional.ofNullable(identity).map(it -> new Family(it, home));
    }

    /** Returns the process if it is alive. */
    @JsonIgnore
    Optional<LinuxProcess> living() {
        return Optional.ofNullable(identity).flatMap(ProcessIdentity::find);
    }
}
