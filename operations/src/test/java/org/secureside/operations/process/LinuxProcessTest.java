package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinuxProcessTest {

    private static final String FIELDS = " 1 77 78 0 -1 4194304 100 0 0 0 120 30 0 0 20 0 1 0 186854 3133440 394";

    @Test
    void theNameOfAProgramMayLookLikeTheOtherFields() {
        assertThat(LinuxProcess.parse(77, "77 (a) S 9 (b) S" + FIELDS)).hasValue(new LinuxProcess(77, 78, 186854, 150));
    }

    @Test
    void aZombieIsNotAlive() {
        assertThat(LinuxProcess.parse(77, "77 (sh) Z" + FIELDS)).isEmpty();
    }

    @Test
    void thisProcessIsFoundWithItsMemory() {
        long self = ProcessHandle.current().pid();

        assertThat(LinuxProcess.all()).extracting(LinuxProcess::pid).contains(self);
        assertThat(LinuxProcess.find(self).orElseThrow().residentBytes()).isGreaterThan(1 << 20);
        assertThat(LinuxProcess.find(self).orElseThrow().commandLine()).contains("java");
    }

    @Test
    void aProcessThatStartedAtAnotherTimeIsAnotherOne() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(self.find()).isPresent();
        assertThat(new ProcessIdentity(self.pid(), self.startTicks() + 1, self.boot()).find())
                .isEmpty();
        assertThat(new ProcessIdentity(self.pid(), self.startTicks(), "another boot").find())
                .isEmpty();
    }
}
