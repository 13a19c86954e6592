package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

    @TempDir
    private Path folder;

    @Test
    void whoeverWaitsOrComesAfterAnErrorIsToldSoAtOnce() throws Exception {
        try (GroupCommit disk = new GroupCommit(JournalFile.in(folder))) {
            CompletableFuture<String> failing = disk.submit(connection -> {
                throw new StackOverflowError();
            });

            assertThatThrownBy(() -> failing.get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(JournalUnavailableException.class);
            assertThat(disk.submit(connection -> "later").isCompletedExceptionally())
                    .isTrue();
            assertThat(disk.broken()).isEqualTo("StackOverflowError");
        }
    }

    @Test
    void afterAFailureOfTheDiskItGoesOn() throws Exception {
        try (GroupCommit disk = new GroupCommit(JournalFile.in(folder))) {
            CompletableFuture<String> failing = disk.submit(connection -> {
                throw new SQLException("the disk is full");
            });

            assertThatThrownBy(() -> failing.get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(JournalUnavailableException.class);
            assertThat(disk.submit(connection -> "later").get(10, TimeUnit.SECONDS))
                    .isEqualTo("later");
            assertThat(disk.broken()).isNull();
        }
    }
}
