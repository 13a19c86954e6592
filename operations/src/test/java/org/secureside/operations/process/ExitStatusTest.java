package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitStatusTest {

    @Test
    void aSignalIsToldFromAnExitCode() {
        assertThat(ExitStatus.describe(137)).isEqualTo("killed by signal 9");
        assertThat(ExitStatus.describe(3)).isEqualTo("ended by itself with exit code 3");
        assertThat(ExitStatus.describe(0)).isEqualTo("ended by itself with exit code 0");
    }
}
