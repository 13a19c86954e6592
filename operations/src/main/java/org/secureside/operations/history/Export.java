package org.secureside.operations.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.progress.Progress;
import org.secureside.operations.progress.Work;
import picocli.CommandLine;

/** Writes one export, and goes on with one that was interrupted. */
final class Export {

    private static final int LONGEST_PAUSE_SECONDS = 5;
    private static final String PATH = "/api/history/export";

    private final Auditor auditor;
    private final Path target;
    private final Path part;
    private final RowFormat format;
    private final @Nullable String header;
    private final Map<String, Object> filter;
    private final Duration patience;
    private final CommandLine commandLine;
    private final AtomicLong written = new AtomicLong();

    /**
     * @param header whether the first line names the fields, present or absent; null where the format has no such line
     * @param patience for how long to go on trying without a new event
     */
    Export(
            Auditor auditor,
            Path target,
            RowFormat format,
            @Nullable String header,
            Map<String, Object> filter,
            Duration patience,
            CommandLine commandLine) {
        this.auditor = auditor;
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        this.format = format;
        this.header = header;
        this.filter = filter;
        this.patience = patience;
        this.commandLine = commandLine;
    }

    /** Writes the export and its manifest, and verifies what was written. */
    Verification.Result run(@Nullable Long after, @Nullable Long upTo) throws IOException, InterruptedException {
        Manifest manifest = begun(after, upTo);
        Work work = new Work("Export", "events", manifest.count(), () -> shown(manifest), () -> "");
        try (Progress progress = Progress.of(work, commandLine)) {
            fetch(manifest, progress);
        }
        Verification.Result result = verified(manifest);
        Manifest complete = manifest.of(format.text(), header, conditions(), result.bytes(), result.sha256());
        Files.writeString(Manifest.beside(target), Json.pretty(complete) + "\n");
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(Manifest.beside(part));
        return result;
    }

    /** The header of a CSV is a line too. */
    private long shown(Manifest manifest) {
        return Math.min(written.get(), manifest.count());
    }

    private Verification.Result verified(Manifest manifest) throws IOException {
        AtomicLong read = new AtomicLong();
        Progress progress =
                Progress.of(new Work("Verify", "events", manifest.count(), read::get, () -> ""), commandLine);
        try {
            return new Verification(manifest, null, read).of(part);
        } finally {
            progress.close();
        }
    }

    /** Returns what was begun, so that the export ends where it should have ended then; or begins. */
    private Manifest begun(@Nullable Long after, @Nullable Long upTo) throws IOException, InterruptedException {
        Path kept = Manifest.beside(part);
        Map<String, String> options = conditions();
        Auditor.parameters("after", after, "upTo", upTo)
                .forEach((name, position) -> options.put(name, position.toString()));
        if (Files.exists(kept) && Files.exists(part)) {
            Manifest manifest = Manifest.read(kept);
            if (!format.text().equals(manifest.format())
                    || !Objects.equals(header, manifest.header())
                    || !options.equals(manifest.filter())) {
                throw CommandFailure.environment(
                        "%s was begun with other options: use those, or remove it".formatted(part));
            }
            return manifest;
        }
        Map<String, Object> parameters = Auditor.parameters("after", after, "upTo", upTo);
        parameters.putAll(filter);
        Manifest manifest = auditor.ask(auditor.balancer(), PATH + "/manifest", parameters, Manifest.class)
                .of(
                        format.text(),
                        header,
                        options,
                        null,
                        null); // with the range that was asked for, until it is complete
        Files.writeString(kept, Json.pretty(manifest) + "\n");
        Files.write(part, new byte[0]);
        return manifest;
    }

    private Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        filter.forEach((name, value) -> conditions.put(name, value.toString()));
        return conditions;
    }

    private void fetch(Manifest manifest, Progress progress) throws IOException, InterruptedException {
        long most = 0;
        long since = System.nanoTime();
        for (int tried = 1; ; tried++) {
            long last = lastWhole(manifest);
            long had = written.get();
            if (Files.size(part) > 0 && (last >= manifest.upTo() || had >= manifest.count())) {
                return;
            }
            try {
                append(manifest, last);
                if (isAll(manifest, had)) {
                    return;
                }
                throw new IOException("the answer ended before the export did");
            } catch (IOException e) {
                if (written.get() > most) {
                    tried = 1;
                    most = written.get();
                    since = System.nanoTime();
                }
                if (System.nanoTime() - since > patience.toNanos()) {
                    throw e;
                }
                progress.say("secureside: %s: going on in a moment".formatted(OneLine.of(e)));
                TimeUnit.SECONDS.sleep(Math.min(tried, LONGEST_PAUSE_SECONDS));
            }
        }
    }

    /**
     * Returns whether there is no more to come, after an answer that ended well. It may be less than there should be:
     * which event is missing, the verification tells.
     */
    private boolean isAll(Manifest manifest, long had) throws IOException {
        long size = Files.size(part);
        long last = lastWhole(manifest);
        boolean nothingCutOff = Files.size(part) == size;
        return last >= manifest.upTo() || written.get() >= manifest.count() || (written.get() == had && nothingCutOff);
    }

    private void append(Manifest manifest, long last) throws IOException, InterruptedException {
        boolean begins = Files.size(part) == 0;
        Map<String, Object> parameters = Auditor.parameters(
                "format",
                format.text(),
                "header",
                begins || header == null ? header : Manifest.ABSENT,
                "after",
                begins && last < manifest.firstPosition() ? null : last,
                "upTo",
                manifest.upTo());
        parameters.putAll(filter);
        try (InputStream in = auditor.open(PATH, parameters, "*/*");
                OutputStream out = Files.newOutputStream(part, StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                count(buffer, read);
            }
        }
    }

    /** An estimate between two times that the file is read: a line is an event nearly always. */
    private void count(byte[] buffer, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
        }
        written.addAndGet(lines);
    }

    /** Cuts off what is not whole, and returns the last position that the file has. */
    private long lastWhole(Manifest manifest) throws IOException {
        long last = manifest.after();
        long count = 0;
        long end;
        try (Rows rows = new Rows(part, format, manifest.hasHeader())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                EventLeaf event = row.event();
                last = event == null ? last : event.position();
                count++;
            }
            end = rows.offset();
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
        written.set(count);
        return last;
    }
}
