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
    CSV("text/csv;charset=UTF-8;header=present", "csv", CsvRecords.HEADER),
    /** One CloudEvent 1.0 in JSON per line. */
    CLOUDEVENTS("application/x-ndjson", "cloudevents.ndjson", "");

    private final String contentType;
    private final String extension;
    private final String beginning;

    Form(String contentType, String extension, String beginning) {
        this.contentType = contentType;
        this.extension = extension;
        this.beginning = beginning;
    }

    /** Returns the form of that name, if there is one. */
    static Optional<Form> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }

    /** Returns what stands before the first event of an export that begins at its beginning. */
    String beginning() {
        return beginning;
    }

    String written(ExportedEvent event) {
        return switch (this) {
            case NDJSON -> JsonLines.line(event);
            case CSV -> CsvRecords.record(event);
            case CLOUDEVENTS -> CloudEvents.line(event);
        };
    }
}
