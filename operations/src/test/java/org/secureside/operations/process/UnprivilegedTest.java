package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnprivilegedTest {

    /** An "id -u" that says what it is told to. */
    private static List<String> userIs(String id) {
        return List.of("sh", "-c", "echo " + id);
    }

    private static final List<String> FAILING = List.of("sh", "-c", "exit 1");

    @Test
    void theFirstWayThatIsNotRootIsTaken() {
        assertThat(Unprivileged.firstOf(List.of(userIs("0"), FAILING, userIs("65534"), userIs("1")))
                        .prefix())
                .isEqualTo(userIs("65534"));
    }

    @Test
    void whereThereIsNoneThatIsSaid() {
        assertThatThrownBy(() -> Unprivileged.firstOf(List.of(userIs("0"), FAILING)))
                .hasMessageContaining("run secureside as an ordinary user");
    }

    @Test
    void somethingWorksHere() {
        assertThat(Unprivileged.here().wrap(List.of("initdb"))).endsWith("initdb");
    }
}
