package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {

    @TempDir
    private Path parent = Path.of("");

    @Test
    void onlyOneHasTheFolderAtATime() {
        DataFolder data = new DataFolder(parent.resolve("data"));

        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            assertThat(lock.folder()).isEqualTo(data);
            assertThatThrownBy(() -> DataFolderLock.acquire(data)).hasMessageContaining("in use by another instance");
        }

        DataFolderLock.acquire(data).close();
    }

    @Test
    void whatIsKeptIsForItsOwnerOnlyThoughTheWayThroughIsOpen() throws IOException {
        DataFolder data = new DataFolder(parent.resolve("data"));

        DataFolderLock.acquire(data).close();

        assertThat(Files.getPosixFilePermissions(data.root())).isEqualTo(PosixFilePermissions.fromString("rwx--x--x"));
        assertThat(Files.getPosixFilePermissions(data.logs())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolderLock.acquire(new DataFolder(file)))
                .hasMessage(file + " is not a folder: choose one with --data");
    }
}
