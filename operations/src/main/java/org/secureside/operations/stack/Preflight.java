package org.secureside.operations.stack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;

/** What must hold before anything is started, so that nothing is ever half started for want of it. */
final class Preflight {

    private static final int BACKLOG = 1;

    private Preflight() {}

    /** Requires that nobody listens on any of the ports. */
    static void requireFree(Map<Integer, String> ports) {
        ports.forEach(Preflight::requireFree);
    }

    private static void requireFree(int port, String name) {
        try {
            new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()).close();
        } catch (BindException e) {
            boolean denied = String.valueOf(e.getMessage()).contains("Permission denied");
            throw CommandFailure.environment("port %d (%s) %s: choose another with --port"
                    .formatted(port, name, denied ? "is reserved for root" : "is in use by another process"));
        } catch (IOException e) {
            throw CommandFailure.environment("port %d (%s) cannot be used: %s".formatted(port, name, OneLine.of(e)), e);
        }
    }

    /** Requires that the disk of the folder has room. */
    static void requireSpace(Path folder, int mebibytes) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() >> 20;
            if (free < mebibytes) {
                throw CommandFailure.environment(("too little disk for %s: %,d MiB are free and %,d are needed; make"
                                + " room or choose another folder with --data")
                        .formatted(folder, free, mebibytes));
            }
        } catch (IOException e) {
            throw CommandFailure.environment(
                    "the free space of %s cannot be told: %s".formatted(folder, OneLine.of(e)), e);
        }
    }
}
