package org.secureside.operations.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;

/** The right to use a data folder, which only one supervisor has at a time. It ends with the process that holds it. */
final class DataFolderLock implements AutoCloseable {

    private final DataFolder folder;
    private final FileChannel channel;

    private DataFolderLock(DataFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock. The data folder is made if it does not exist.
     *
     * @throws CommandFailure if another instance has it, or if the folder cannot be used
     */
    static DataFolderLock acquire(DataFolder data) {
        FileChannel channel = open(data);
        if (lock(channel, data.root()) == null) {
            close(channel);
            throw CommandFailure.environment(("the data folder %s is in use by another instance: stop that with"
                            + " \"down\", or choose another folder with --data")
                    .formatted(data.root()));
        }
        return new DataFolderLock(data, channel);
    }

    /** Returns the folder that is locked. */
    DataFolder folder() {
        return folder;
    }

    private static FileChannel open(DataFolder data) {
        try {
            data.create();
            return FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw CommandFailure.environment("%s is not a folder: choose one with --data".formatted(e.getFile()), e);
        } catch (IOException e) {
            throw unusable(data.root(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel, Path root) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    private static CommandFailure unusable(Path root, IOException e) {
        return CommandFailure.environment(
                "the data folder %s cannot be written: %s; choose another with --data".formatted(root, OneLine.of(e)),
                e);
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw CommandFailure.environment("the lock cannot be given back: " + OneLine.of(e), e);
        }
    }
}
