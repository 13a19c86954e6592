package org.secureside.operations.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * Has others go first where the processor is short: the load balancer, which must be quick to refuse above all when the
 * nodes have too much to do, and whoever else works on this machine. It takes no right to be modest.
 */
public final class LowPriority {

    /** What {@code nice} adds if it is not told otherwise: a ninth of the processor time of those who compete. */
    static final int NICENESS = 10;

    /**
     * Where Linux groups processes by their session (sched(7), autogroup), niceness counts within the group only, and the
     * group has one of its own. Linux takes a change of it once in a tenth of a second, of all who are not root.
     */
    private static final String SCRIPT = """
            for try in 1 2 3 4 5 6 7 8; do
                [ -e /proc/self/autogroup ] || break
                { echo %1$d > /proc/self/autogroup; } 2> /dev/null && break
                sleep 0.1
            done
            exec nice -n %1$d "$@"
            """.formatted(NICENESS);

    private LowPriority() {}

    /**
     * Returns the command that runs a command like that. The process is the same. It must be the first of its session, or
     * the priority of the others in it is changed too.
     */
    public static List<String> wrap(List<String> command) {
        return Stream.concat(Stream.of("sh", "-c", SCRIPT, "sh"), command.stream())
                .toList();
    }
}
