package org.secureside.operations.loadbalancer.trial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request or an answer of HTTP/1 (RFC 9112), as far as a trial needs to understand it: its body is read and forgotten.
 *
 * @param firstLine the request line or the status line
 * @param headers the fields by their names in small letters, the first of each
 */
record Message(String firstLine, Map<String, String> headers) {

    private static final int LONGEST_LINE = 64 * 1024;

    /**
     * Reads one from a connection.
     *
     * @param untilEnd whether a body of unknown length goes on to the end of the connection, as in answers
     * @return the message, or empty if the connection ended before it began
     */
    static Optional<Message> read(InputStream stream, boolean untilEnd) throws IOException {
        String first = line(stream);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        skipBody(stream, headers, untilEnd);
        return Optional.of(new Message(first, headers));
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Returns whether the connection may be used for another one. */
    boolean keepsConnection() {
        String said = header("connection").toLowerCase(Locale.ROOT);
        return firstLine.contains("HTTP/1.1") ? !said.contains("close") : said.contains("keep-alive");
    }

    /** Returns a word of the first line, counted from 0. */
    String word(int index) {
        String[] words = firstLine.split(" ", 3);
        return index < words.length ? words[index] : "";
    }

    private static void skipBody(InputStream stream, Map<String, String> headers, boolean untilEnd) throws IOException {
        String length = headers.get("content-length");
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            for (int size = chunkSize(stream); size > 0; size = chunkSize(stream)) {
                stream.skipNBytes(size);
                line(stream);
            }
            line(stream);
        } else if (length != null) {
            stream.skipNBytes(Integer.parseInt(length));
        } else if (untilEnd) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static int chunkSize(InputStream stream) throws IOException {
        return Integer.parseInt(line(stream).split(";", 2)[0].strip(), 16);
    }

    private static String line(InputStream stream) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int sign = stream.read(); sign >= 0 && sign != '\n'; sign = stream.read()) {
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line is too long");
            }
            if (sign != '\r') {
                line.write(sign);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
