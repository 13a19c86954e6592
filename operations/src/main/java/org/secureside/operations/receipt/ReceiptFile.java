package org.secureside.operations.receipt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;

/**
 * Receipts in a file, one line of JSON each. The file is continued and never replaced: what was acknowledged once stays
 * written down. Each receipt is handed to the operating system at once, so killing this process loses none, and forced
 * to the disk every second and at the end. A line torn by a power cut claims nothing, and is cut off when the file is
 * continued.
 */
public final class ReceiptFile implements Receipts {

    private static final Duration FORCE_INTERVAL = Duration.ofSeconds(1);

    private final FileChannel channel;
    private final ReceiptSet known;
    private final ReentrantLock lock = new ReentrantLock();
    private long forced = System.nanoTime();

    private ReceiptFile(FileChannel channel, ReceiptSet known) {
        this.channel = channel;
        this.known = known;
    }

    /**
     * Opens the file to continue it, or makes it.
     *
     * @throws CommandFailure if it cannot be written, is being written by somebody else, or holds something else
     */
    public static ReceiptFile open(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandFailure.environment("receipts cannot be written to " + path + ": there is no such folder");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw CommandFailure.environment("receipts cannot be written to " + path + ": it is not a file");
        }
        try {
            return open(
                    path,
                    FileChannel.open(
                            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw CommandFailure.environment("receipts cannot be written to " + path + ": " + OneLine.of(e));
        }
    }

    private static ReceiptFile open(Path path, FileChannel channel) throws IOException {
        boolean opened = false;
        try {
            if (!isLocked(channel)) {
                throw CommandFailure.environment(path + " is being written by another import");
            }
            ReceiptFile file = new ReceiptFile(channel, new ReceiptSet());
            file.continueAfterLastReceipt(path);
            opened = true;
            return file;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void continueAfterLastReceipt(Path path) throws IOException {
        // Not closed, for that would close the channel, and with it the lock.
        ReceiptReader reader = new ReceiptReader(Channels.newInputStream(channel));
        long good = 0;
        boolean ended = true;
        for (ReceiptReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
            switch (entry) {
                case ReceiptReader.Entry.Whole whole -> {
                    known.add(whole.receipt());
                    good = reader.position();
                    ended = reader.isEnded();
                }
                case ReceiptReader.Entry.Torn torn -> channel.truncate(good);
                case ReceiptReader.Entry.Malformed line ->
                    throw CommandFailure.environment(
                            "%s holds something else than receipts, so none are added: line %,d %s"
                                    .formatted(path, line.line(), line.problem()));
            }
        }
        channel.position(good);
        if (!ended) {
            writeWhole("\n");
        }
    }

    @Override
    public void add(Receipt receipt) throws IOException {
        String line = ReceiptJson.MAPPER.writeValueAsString(receipt) + "\n";
        lock.lock();
        try {
            if (known.add(receipt) != ReceiptSet.Relation.SAME) {
                writeWhole(line);
                forceNowAndThen();
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeWhole(String text) throws IOException {
        long before = channel.position();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            if (channel.isOpen()) {
                channel.truncate(before);
            }
            throw e;
        }
    }

    private void forceNowAndThen() throws IOException {
        long now = System.nanoTime();
        if (now - forced >= FORCE_INTERVAL.toNanos()) {
            forced = now;
            channel.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try (channel) {
            channel.force(false);
        } finally {
            lock.unlock();
        }
    }
}
