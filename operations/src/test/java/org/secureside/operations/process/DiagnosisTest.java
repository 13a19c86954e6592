package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosisTest {

    @Test
    void theLineThatTellsMostIsPicked() {
        assertThat(Diagnosis.of("LOG: starting\nFATAL: port in use\nLOG: database system is shut down\n"))
                .hasValue("FATAL: port in use");
    }

    @Test
    void aFullDiskTellsMoreThanWhatFollowsFromIt() {
        assertThat(Diagnosis.of("could not write: No space left on device\nPANIC: cannot go on"))
                .hasValue("could not write: No space left on device");
    }

    @Test
    void theLastCauseOfAStackTraceIsTheFirstInTime() {
        assertThat(Diagnosis.of("java.lang.X: a\nCaused by: Y: b\n\tat c\nCaused by: Z: d\n\t... 3 more"))
                .hasValue("Caused by: Z: d");
    }

    @Test
    void otherwiseItIsTheLastLine() {
        assertThat(Diagnosis.of("one\ntwo\n\n")).hasValue("two");
        assertThat(Diagnosis.of(" \n")).isEmpty();
    }
}
