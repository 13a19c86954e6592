package org.secureside.eventstore.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.secureside.eventstore.serialization.EventSerializer;

/** A second process on the same store, which reads or writes and says so line by line, until it is killed. */
final class OtherProcess implements EventReader {

    private static final int WRITERS = 8;
    private static final String READY = "READY";

    private final Process process;
    private final List<Written> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    enum Role {
        READER,
        WRITER
    }

    OtherProcess(Role role, StoreKind kind, String address, String prefix) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        role.name(),
                        kind.name(),
                        address,
                        prefix)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.ofVirtual().start(this::listen);
        ready.await();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(READY)) {
                    ready.countDown();
                } else if (line.contains("contract-")) {
                    said.add(Written.ofLine(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ready.countDown();
        }
    }

    /** What the process read, or what it was told is stored. */
    @Override
    public List<Written> seen() {
        return List.copyOf(said);
    }

    @Override
    public void close() {
        kill();
    }

    /** Kills the process, wherever it is, and returns when it has ended. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs in the other process. */
    @SuppressWarnings("SystemOut") // the parent reads it
    public static void main(String[] arguments) {
        String prefix = arguments[3];
        try (OpenStore store = StoreKind.valueOf(arguments[1])
                .open(arguments[2], EventSerializer.create(), NoOpEventUpcaster.INSTANCE)) {
            EventStore events = store.events();
            if (Role.valueOf(arguments[0]) == Role.READER) {
                read(events, prefix);
            } else {
                write(events, prefix);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(EventStore events, String prefix) throws InterruptedException {
        new TrackingReader(events, events.createHeadToken(), prefix, event -> System.out.println(event.toLine()));
        System.out.println(READY);
        Thread.currentThread().join();
    }

    private static void write(EventStore events, String prefix) throws InterruptedException {
        System.out.println(READY);
        List<Thread> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new EventWriter(events, prefix + i, event -> System.out.println(event.toLine())))
                .map(writer -> Thread.startVirtualThread(() -> writer.append(Integer.MAX_VALUE)))
                .toList();
        for (Thread writer : writers) {
            writer.join();
        }
    }
}
