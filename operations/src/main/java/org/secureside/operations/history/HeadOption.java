package org.secureside.operations.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.TreeHead;
import org.secureside.operations.client.WireJson;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.core.JacksonException;

/** Reads a head: {@code SIZE:HASH}, or a file with a head as {@code history heads --json} prints it. */
final class HeadOption implements ITypeConverter<TreeHead> {

    /** A head among whatever else there is. */
    record Kept(long size, Hash head) {}

    @Override
    public TreeHead convert(String text) {
        int colon = text.indexOf(':');
        try {
            if (colon > 0 && text.length() == colon + 1 + 2 * Hash.BYTES) {
                return new TreeHead(Long.parseLong(text.substring(0, colon)), Hash.of(text.substring(colon + 1)));
            }
            Kept kept = WireJson.MAPPER.readValue(Files.readString(Path.of(text)), Kept.class);
            return new TreeHead(kept.size(), kept.head());
        } catch (IOException | IllegalArgumentException | NullPointerException | JacksonException e) {
            throw new TypeConversionException(
                    "'%s' is no head: give SIZE:HASH, or a file that history heads --json wrote".formatted(text));
        }
    }
}
