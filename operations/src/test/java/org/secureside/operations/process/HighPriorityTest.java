package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HighPriorityTest {

    private static final Path AUTOGROUP = Path.of("/proc/self/autogroup");

    /** Runs a command as the first of a session. */
    private static String output(List<String> command) {
        List<String> all =
                Stream.concat(Stream.of("setsid", "-w"), command.stream()).toList();
        return ToolRun.of(Path.of("/"), all).output().strip();
    }

    private static void assumeThatItIsAllowed() {
        assumeThat(ToolRun.of(Path.of("/"), List.of("nice", "-n", "-1", "nice")).output())
                .doesNotContain("cannot set niceness");
    }

    @Test
    void theProcessIsLessNiceThanItsParent() {
        assumeThatItIsAllowed();
        int own = Integer.parseInt(output(List.of("nice")));

        assertThat(output(HighPriority.wrap(List.of("nice"))))
                .isEqualTo(String.valueOf(Math.max(-20, own + HighPriority.NICENESS)));
    }

    @Test
    void soIsItsSessionWhereSessionsCount() {
        assumeThatItIsAllowed();
        assumeThat(AUTOGROUP).exists();

        assertThat(output(HighPriority.wrap(List.of("cat", AUTOGROUP.toString()))))
                .endsWith(" nice " + HighPriority.NICENESS);
    }

    @Test
    void withoutTheRightItRunsLikeAnyOther() {
        List<String> command = Unprivileged.here().wrap(HighPriority.wrap(List.of("nice")));

        assertThat(output(command)).isEqualTo(output(List.of("nice")));
    }

    @Test
    void argumentsArriveAsTheyAre() {
        assertThat(output(HighPriority.wrap(List.of("printf", "%s|", "a b", "$c", ""))))
                .isEqualTo("a b|$c||");
    }
}
