package org.secureside.query.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.Hash;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.query.evidence.Evidence;
import org.secureside.query.evidence.Witnessed;
import org.secureside.query.evidence.Witnesses;
import org.secureside.query.history.EventParameters;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.AuditorsMay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Writes the history out for auditors. An answer is written by the thread of its request, at the reader's pace: neither a
 * limit on the time of asynchronous answers nor one on a statement can cut it, and a reader who takes nothing for ten
 * seconds is let go. An answer that cannot be completed is cut off in its middle, so that nobody takes it for whole.
 */
@RestController
class ExportController {

    /** How many exports a node writes at once. Each holds a page of events, and one connection now and then. */
    static final int AT_ONCE = 2;

    /** Tells which position an export ends with, so that it can be gone on with, and described. */
    static final String UP_TO = "SecureSide-Up-To";

    /**
     * What an export is to be checked by.
     *
     * @param node who witnessed it
     * @param firstPosition the position of the first event of the log
     * @param after the position after which the export begins
     * @param upTo the position with which it ends
     * @param count how many events it has
     * @param whole whether it has every event of the range
     * @param size how many events the log has up to its end
     * @param head the head of the log of that size
     * @param before the roots of the complete subtrees of all events before the range, the largest first
     * @param blockSize how many events make a block
     * @param blocks the root of each block that the range has from its first event to its last
     */
    record Manifest(
            String node,
            long firstPosition,
            long after,
            long upTo,
            long count,
            boolean whole,
            long size,
            Hash head,
            List<Hash> before,
            int blockSize,
            List<BlockRoot> blocks) {}

    /**
     * The root of a block.
     *
     * @param firstPosition the position of its first event
     * @param root the root of the subtree that it is
     */
    record BlockRoot(long firstPosition, Hash root) {}

    private static final Logger log = LoggerFactory.getLogger(ExportController.class);

    private final Evidence evidence;
    private final Witnesses witnesses;
    private final ExportReader reader;
    private final String node;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ExportController(Evidence evidence, Witnesses witnesses, ExportReader reader, SecureSideProperties properties) {
        this.evidence = evidence;
        this.witnesses = witnesses;
        this.reader = reader;
        this.node = properties.node().name();
    }

    @AuditorsMay
    @GetMapping("/api/history/export")
    void export(
            @RequestParam(defaultValue = "ndjson") String format,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long upTo,
            @RequestParam(required = false) @Nullable String header,
            EventParameters conditions,
            HttpServletResponse response)
            throws IOException {
        Optional<Form> form = Form.named(format);
        Witnessed witnessed = witnesses.upTo(after, upTo);
        ExportRange range = ExportRange.of(witnessed, after, upTo);
        FieldCheck check = new FieldCheck()
                .field(
                        "format",
                        form.isPresent() ? Optional.empty() : Optional.of("must be one of ndjson, csv, cloudevents"))
                .field("header", form.flatMap(known -> known.problemWithHeader(header)));
        conditions.check(range.check(check, witnessed)).done();
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.OVERLOADED,
                    "This node writes %d exports already, as many as it may at once. Ask again later."
                            .formatted(AT_ONCE));
        }
        try {
            write(form.orElseThrow(), range, conditions, header, response);
        } finally {
            places.release();
        }
    }

    private void write(
            Form form,
            ExportRange range,
            EventParameters conditions,
            @Nullable String header,
            HttpServletResponse response)
            throws IOException {
        response.setContentType(form.contentType(header));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"history-%d-%d.%s\""
                        .formatted(range.after() + 1, range.upTo(), form.extension()));
        response.setHeader(UP_TO, Long.toString(range.upTo()));
        response.setHeader("X-Accel-Buffering", "no"); // a reverse proxy takes no more than the reader does
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        out.write(form.beginning(header).getBytes(StandardCharsets.UTF_8));
        try {
            reader.read(range, conditions, page -> writePage(form, page, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (DataAccessException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            // The answer has begun, and must not look complete. The driver's words may hold what is in the rows.
            log.warn("An export broke off: {}", e.getClass().getSimpleName());
            throw new IOException("the export broke off");
        }
        out.flush();
    }

    private static void writePage(Form form, List<ExportedEvent> page, OutputStream out) {
        try {
            for (ExportedEvent event : page) {
                out.write(form.written(event).getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AuditorsMay
    @GetMapping("/api/history/export/manifest")
    Manifest manifest(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long upTo,
            EventParameters conditions) {
        Witnessed witnessed = witnesses.upTo(after, upTo);
        ExportRange range = ExportRange.of(witnessed, after, upTo);
        conditions.check(range.check(new FieldCheck(), witnessed)).done();
        return new Manifest(
                node,
                range.firstPosition(),
                range.after(),
                range.upTo(),
                reader.count(range, conditions),
                conditions.areNone(),
                range.size(),
                evidence.tree().head(range.size()).hash(),
                evidence.tree().peaks(range.sizeBefore()),
                Evidence.BLOCK,
                evidence.sealedRoots(range.sizeBefore(), range.size()).entrySet().stream()
                        .map(root -> new BlockRoot(range.firstPosition() + root.getKey(), root.getValue()))
                        .toList());
    }
}
