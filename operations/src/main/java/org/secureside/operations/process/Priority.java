package org.secureside.operations.process;

import java.util.List;
import java.util.stream.Stream;

/** Who goes first where the processor is short. */
public enum Priority {

    /**
     * For the load balancer, which must be quick to refuse above all when the nodes have too much to do. Takes a right that
     * an ordinary user does not have; without it, the process runs like any other.
     */
    FIRST(-5),

    /** For what has much to do, and lets others go first. Takes no right. */
    LATER(5);

    /**
     * Where Linux groups processes by their session (sched(7), autogroup), niceness counts within the group only, and the
     * group has one of its own. Linux takes a change of it once in a tenth of a second, of all who are not root.
     */
    private static final String SCRIPT = """
            niceness=$1
            shift
            for try in 1 2 3 4 5 6 7 8; do
                [ -e /proc/self/autogroup ] || break
                { echo "$niceness" > /proc/self/autogroup; } 2> /dev/null && break
                [ "$niceness" -gt 0 ] || break
                sleep 0.1
            done
            [ "$(nice -n "$niceness" nice 2> /dev/null)" = "$(nice)" ] || exec nice -n "$niceness" "$@"
            exec "$@"
            """;

    private final int niceness;

    Priority(int niceness) {
        this.niceness = niceness;
    }

    /** Returns what is added to the niceness of the caller. */
    int niceness() {
        return niceness;
    }

    /**
     * Returns the command that runs a command with this priority. The process is the same. It must be the first of its
     * session, or the priority of the others in it is changed too.
     */
    public List<String> wrap(List<String> command) {
        return Stream.concat(Stream.of("sh", "-c", SCRIPT, "sh", Integer.toString(niceness)), command.stream())
                .toList();
    }
}
