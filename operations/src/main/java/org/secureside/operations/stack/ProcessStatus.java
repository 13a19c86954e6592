package org.secureside.operations.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a process of a stack is doing.
 *
 * @param name its name
 * @param state {@code running} or {@code stopped}
 * @param ready whether it can serve
 * @param pid its process id, absent when it does not run
 * @param startedAt when it was started last, absent when it does not run
 * @param restarts how often it was started again because it had died
 * @param residentBytes the memory it takes, with all that it started; pages that processes share are counted once
 * @param cpuPercent the CPU time it took during one second, with all that it started, in percent of one core
 * @param address where it serves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProcessStatus(
        String name,
        State state,
        boolean ready,
        @Nullable Long pid,
        @Nullable Instant startedAt,
        int restarts,
        long residentBytes,
        double cpuPercent,
        @Nullable URI address) {

    enum State {
        RUNNING,
        STOPPED;

        @JsonValue
        String inLowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
