package org.secureside.operations.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process together with what it started: everything in its session that works in its home folder, and everything
 * that runs a program from there. The latter is for PostgreSQL, whose processes each open a session of their own. It is
 * found without its leader's help, so also when the leader was killed and left the others behind.
 *
 * @param leader the process that was started, which leads its session
 * @param home its working folder, which no other family shares
 */
public record Family(ProcessIdentity leader, Path home) {

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    public Family {
        home = real(home);
    }

    /** Returns the members that are alive. */
    public List<LinuxProcess> members() {
        boolean sessionIsOurs = sessionIsOurs();
        return LinuxProcess.all().stream()
                .filter(process -> (sessionIsOurs && isInSession(process)) || process.runsProgramUnder(home))
                .toList();
    }

    private boolean isInSession(LinuxProcess process) {
        return process.pid() == leader.pid() || (process.session() == leader.pid() && process.worksUnder(home));
    }

    /** A session keeps its number from being used again. So if another process has it, the session is gone. */
    private boolean sessionIsOurs() {
        return leader.sameBoot()
                && LinuxProcess.find(leader.pid())
                        .map(process -> process.startTicks() == leader.startTicks())
                        .orElse(true);
    }

    /**
     * Stops the whole family: asks the leader, and kills what is still there when its time is up, or at once what is
     * there without a leader.
     *
     * @return whether anything had to be killed
     */
    public boolean stop(Signal request, Duration patience) {
        Optional<LinuxProcess> living = leader.find();
        if (living.isPresent()) {
            request.send(living.stream().toList());
            Waiting.until(() -> leader.find().isEmpty(), patience);
        }
        // What a leader that ended in order leaves behind is about to end, too.
        boolean ended = living.isPresent() && Waiting.until(() -> members().isEmpty(), FAREWELL);
        return !ended && kill();
    }

    /**
     * Kills the whole family and waits until it is gone.
     *
     * @return whether there was anything to kill
     */
    public boolean kill() {
        List<LinuxProcess> members = members();
        Signal.KILL.send(members);
        Waiting.until(() -> members().isEmpty(), FAREWELL);
        return !members.isEmpty();
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
