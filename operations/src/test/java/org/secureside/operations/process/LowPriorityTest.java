package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LowPriorityTest {

    private static String output(Stream<String> before, List<String> command) {
        List<String> all = Stream.concat(before, command.stream()).toList();
        return ToolRun.of(Path.of("/"), all).output().strip();
    }

    @Test
    void theProcessIsNicerThanItsParent() {
        int own = Integer.parseInt(output(Stream.empty(), List.of("nice")));

        assertThat(output(Stream.empty(), List.of("setsid", "-w", "nice"))).isEqualTo(String.valueOf(own));
        assertThat(output(Stream.of("setsid", "-w"), LowPriority.wrap(List.of("nice"))))
                .isEqualTo(String.valueOf(Math.min(19, own + LowPriority.NICENESS)));
    }

    @Test
    void soIsItsSessionWhereSessionsCount() {
        Path autogroup = Path.of("/proc/self/autogroup");

        String told = output(Stream.of("setsid", "-w"), LowPriority.wrap(List.of("cat", autogroup.toString())));

        if (Files.exists(autogroup)) {
            assertThat(told).endsWith(" nice " + LowPriority.NICENESS);
        }
    }

    @Test
    void argumentsArriveAsTheyAre() {
        assertThat(output(Stream.of("setsid", "-w"), LowPriority.wrap(List.of("printf", "%s|", "a b", "$c", ""))))
                .isEqualTo("a b|$c||");
    }
}
