package org.secureside.query.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an export is written: one event per line, or per record of CSV. */
enum Form {
    /** One JSON object per line. */
    NDJSON("application/x-ndjson", "ndjson", ""),
    /** CSV by RFC 4180, which no spreadsheet takes for formulas. */
    CSV("text/csv;charset=UTF-8", "csv", CsvRecords.HEADER),
    /** One CloudEvent 1.0 in JSON per line. */
    CLOUDEVENTS("application/x-ndjson", "cloudevents.ndjson", "");

    private static final String PRESENT = "present";
    private static final String ABSENT = "absent";

    private final String mediaType;
    private final String extension;
    private final String header;

    Form(String mediaType, String extension, String header) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.header = header;
    }

    /** Returns the form of that name, if there is one. */
    static Optional<Form> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Returns what is wrong with what was said of the header, worded to follow its name, or empty if nothing is. */
    Optional<String> problemWithHeader(@Nullable String said) {
        if (said == null || said.equals(ABSENT) || (said.equals(PRESENT) && hasHeader())) {
            return Optional.empty();
        }
        return Optional.of(hasHeader() ? "must be present or absent" : "must be absent: only csv has one");
    }

    private boolean hasHeader() {
        return !header.isEmpty();
    }

    /**
     * Returns what stands before the first event.
     *
     * @param said present or absent; nothing for present, where there is one
     */
    String beginning(@Nullable String said) {
        return ABSENT.equals(said) ? "" : header;
    }

    /** Returns the type of the answer; that of CSV says whether it has a header (RFC 4180). */
    String contentType(@Nullable String said) {
        return hasHeader() ? mediaType + ";header=" + (ABSENT.equals(said) ? ABSENT : PRESENT) : mediaType;
    }

    String extension() {
        return extension;
    }

    String written(ExportedEvent event) {
        return switch (this) {
            case NDJSON -> JsonLines.line(event);
            case CSV -> CsvRecords.record(event);
            case CLOUDEVENTS -> CloudEvents.line(event);
        };
    }
}
