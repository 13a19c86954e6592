package org.secureside.operations.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.process.Family;
import org.secureside.operations.process.LinuxProcess;
import org.secureside.operations.process.Probe;
import org.secureside.operations.process.ProcessIdentity;

/**
 * What a stack is doing.
 *
 * @param state in a word
 * @param publicUrl where clients reach it
 * @param data its data folder
 * @param processes its processes, the supervisor first
 * @param intake what waits to be recorded, or null where the command node does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StackStatus(
        State state,
        URI publicUrl,
        Path data,
        List<ProcessStatus> processes,
        @Nullable IntakeStatus intake) {

    enum State {
        /** Everything runs and is ready. */
        READY,
        /** It runs, but not everything is ready. */
        DEGRADED,
        /** Processes run that nobody supervises. */
        ORPHANED,
        /** Nothing runs. */
        STOPPED;

        @JsonValue
        String inLowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final long SAMPLE_MILLIS = 1_000;

    StackStatus {
        processes = List.copyOf(processes);
    }

    /** Looks at a stack, which takes a second because CPU time can only be told over a time. */
    static StackStatus of(Path data, StackDescription description) throws InterruptedException {
        Map<Long, Long> before = cpuTicksByProcess();
        long start = System.nanoTime();
        List<Boolean> ready = description.processes().stream()
                .map(record -> record.living().isPresent() && new Probe(record.readiness()).isReady())
                .toList();
        IntakeStatus intake = ready.contains(true)
                ? IntakeStatus.of(data, description.commandNode()).orElse(null)
                : null;
        Thread.sleep(Math.max(0, SAMPLE_MILLIS - (System.nanoTime() - start) / 1_000_000));
        double seconds = (System.nanoTime() - start) / 1e9;

        List<ProcessStatus> processes = new ArrayList<>();
        Optional<LinuxProcess> supervisor =
                Optional.ofNullable(description.supervisor()).flatMap(ProcessIdentity::find);
        supervisor.ifPresent(process -> processes.add(supervisor(process, before, seconds)));
        for (int i = 0; i < description.processes().size(); i++) {
            processes.add(status(description.processes().get(i), ready.get(i), before, seconds));
        }
        return new StackStatus(
                judge(supervisor.isPresent(), processes), description.publicUrl(), data, processes, intake);
    }

    private static State judge(boolean supervised, List<ProcessStatus> processes) {
        boolean anyRuns = processes.stream().anyMatch(process -> process.residentBytes() > 0);
        if (!supervised) {
            return anyRuns ? State.ORPHANED : State.STOPPED;
        }
        return processes.stream().allMatch(ProcessStatus::ready) ? State.READY : State.DEGRADED;
    }

    private static ProcessStatus supervisor(LinuxProcess process, Map<Long, Long> before, double seconds) {
        return new ProcessStatus(
                "supervisor",
                ProcessStatus.State.RUNNING,
                true,
                process.pid(),
                process.startedAt(),
                0,
                process.residentBytes(),
                cpuPercent(List.of(process), before, seconds),
                null);
    }

    private static ProcessStatus status(ProcessRecord record, boolean ready, Map<Long, Long> before, double seconds) {
        List<LinuxProcess> members = record.family().map(Family::members).orElse(List.of());
        Optional<LinuxProcess> living = record.living();
        return new ProcessStatus(
                record.name(),
                living.isPresent() ? ProcessStatus.State.RUNNING : ProcessStatus.State.STOPPED,
                ready,
                living.map(LinuxProcess::pid).orElse(null),
                living.isPresent() ? record.startedAt() : null,
                record.restarts(),
                members.stream().mapToLong(LinuxProcess::residentBytes).sum(),
                cpuPercent(members, before, seconds),
                record.address());
    }

    private static double cpuPercent(List<LinuxProcess> members, Map<Long, Long> before, double seconds) {
        long ticks = members.stream()
                .mapToLong(member -> member.cpuTicks() - before.getOrDefault(member.pid(), member.cpuTicks()))
                .sum();
        return Math.round(1000.0 * ticks / LinuxProcess.TICKS_PER_SECOND / seconds) / 10.0;
    }

    private static Map<Long, Long> cpuTicksByProcess() {
        return LinuxProcess.all().stream().collect(Collectors.toMap(LinuxProcess::pid, LinuxProcess::cpuTicks));
    }
}
