package org.secureside.operations.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * Lets a process at the processor before others: the load balancer, which must be quick to refuse above all when the nodes
 * have too much to do. Takes a right that an ordinary user does not have; without it, the process runs like any other.
 */
public final class HighPriority {

    static final int NICENESS = -10;

    /**
     * Where Linux groups processes by their session (sched(7), autogroup), niceness counts within the group only, and the
     * group has one of its own.
     */
    private static final String SCRIPT = """
            niceness=$1
            shift
            { [ ! -e /proc/self/autogroup ] || echo "$niceness" > /proc/self/autogroup; } 2> /dev/null
            [ "$(nice -n "$niceness" nice 2> /dev/null)" = "$(nice)" ] || exec nice -n "$niceness" "$@"
            exec "$@"
            """;

    private HighPriority() {}

    /**
     * Returns the command that runs a command like that. The process is the same. It must be the first of its session, or
     * the priority of the others in it is changed too.
     */
    public static List<String> wrap(List<String> command) {
        return Stream.concat(Stream.of("sh", "-c", SCRIPT, "sh", Integer.toString(NICENESS)), command.stream())
                .toList();
    }
}
