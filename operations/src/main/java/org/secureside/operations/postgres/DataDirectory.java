package org.secureside.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.secureside.operations.cli.Build;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.Folders;

/**
 * The data of the server.
 *
 * @param path PostgreSQL's data directory
 */
record DataDirectory(Path path) {

    /** Makes data in a folder. */
    @FunctionalInterface
    interface Initialization {
        void run(Path folder) throws IOException;
    }

    /**
     * Makes the data if there are none.
     *
     * @param initialize makes them in the folder that it is given
     */
    void prepare(Initialization initialize) throws IOException {
        if (Files.exists(path)) {
            requireOurVersion();
            // The server that wrote this is gone, or its folder would not be ours to use. Its process id may by now be
            // that of another process, which would make PostgreSQL believe that it still runs.
            Files.deleteIfExists(path.resolve("postmaster.pid"));
            return;
        }
        Path draft = path.resolveSibling(path.getFileName() + ".draft");
        Folders.delete(draft);
        initialize.run(draft);
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireOurVersion() throws IOException {
        String theirs = Files.readString(path.resolve("PG_VERSION")).strip();
        String ours = Build.postgresVersion().replaceFirst("\\..*", "");
        if (!theirs.equals(ours)) {
            throw CommandFailure.environment(
                    "%s was written by PostgreSQL %s, and this is PostgreSQL %s: choose another folder with --data"
                            .formatted(path, theirs, ours));
        }
    }
}
