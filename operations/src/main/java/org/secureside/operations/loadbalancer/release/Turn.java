package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The turn to change the balancer, which one process has at a time. A watch has it for as long as it takes; whoever
 * wants to go back does not wait for that, but lets it know, and it gives up.
 */
final class Turn implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final FileChannel channel;
    private final Path wish;

    private Turn(FileChannel channel, Path wish) {
        this.channel = channel;
        this.wish = wish;
    }

    /** Takes the turn; empty if somebody else has it. */
    static Optional<Turn> take(Balancer balancer) throws IOException {
        Files.createDirectories(balancer.releases());
        FileChannel channel = FileChannel.open(balancer.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            return Optional.empty();
        }
        // Whoever wished for it has it now, or does not wait any more.
        Files.deleteIfExists(balancer.wish());
        return Optional.of(new Turn(channel, balancer.wish()));
    }

    /** Takes the turn, and lets whoever has it know that it is wanted; empty if they do not give it up in time. */
    static Optional<Turn> insist(Balancer balancer) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<Turn> turn = take(balancer);
        while (turn.isEmpty() && Instant.now().isBefore(end)) {
            Files.writeString(balancer.wish(), "");
            Thread.sleep(GLANCE);
            turn = take(balancer);
        }
        if (turn.isEmpty()) {
            Files.deleteIfExists(balancer.wish());
        }
        return turn;
    }

    /** Returns whether somebody waits for it who wants to go back. */
    boolean isWanted() {
        return Files.exists(wish);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
