package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriorityTest {

    private static final Path AUTOGROUP = Path.of("/proc/self/autogroup");

    /** Runs a command as the first of a session. */
    private static String output(List<String> command) {
        List<String> all =
                Stream.concat(Stream.of("setsid", "-w"), command.stream()).toList();
        return ToolRun.of(Path.of("/"), all).output().strip();
    }

    @Test
    void whoGoesLaterIsNicerThanItsParent() {
        int own = Integer.parseInt(output(List.of("nice")));

        assertThat(output(Priority.LATER.wrap(List.of("nice"))))
                .isEqualTo(String.valueOf(Math.min(19, own + Priority.LATER.niceness())));
    }

    @Test
    void soIsItsSessionWhereSessionsCount() {
        assumeThat(AUTOGROUP).exists();

        assertThat(output(Priority.LATER.wrap(List.of("cat", AUTOGROUP.toString()))))
                .endsWith(" nice " + Priority.LATER.niceness());
    }

    @Test
    void whoGoesFirstIsLessNiceWhereThatIsAllowed() {
        assumeThat(ToolRun.of(Path.of("/"), List.of("nice", "-n", "-1", "nice")).output())
                .doesNotContain("cannot set niceness");
        int own = Integer.parseInt(output(List.of("nice")));

        assertThat(output(Priority.FIRST.wrap(List.of("nice"))))
                .isEqualTo(String.valueOf(Math.max(-20, own + Priority.FIRST.niceness())));
    }

    @Test
    void withoutTheRightWhoGoesFirstRunsLikeAnyOther() {
        List<String> command = Unprivileged.here().wrap(Priority.FIRST.wrap(List.of("nice")));

        assertThat(output(command)).isEqualTo(output(List.of("nice")));
    }

    @ParameterizedTest
    @EnumSource
    void argumentsArriveAsTheyAre(Priority priority) {
        assertThat(output(priority.wrap(List.of("printf", "%s|", "a b", "$c", ""))))
                .isEqualTo("a b|$c||");
    }
}
