package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A connection over which any bytes can be sent, and which tells one answer from the next. */
final class RawConnection implements AutoCloseable {

    /** Longer than the load balancer waits for the rest of a request and then for a node. */
    private static final int PATIENCE_MILLIS = 40_000;

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /**
     * An answer.
     *
     * @param status its status, or 0 for an answer as it was before HTTP/1.0, which has none
     * @param head the lines before the body
     */
    record Answer(int status, List<String> head, String body) {

        /** Returns the value of a header, or nothing. */
        String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst()
                    .orElse("");
        }

        /** Returns whether it says that no other follows. */
        boolean isLast() {
            return status == 0 || header("Connection").equals("close");
        }
    }

    private final Socket socket;
    private final InputStream in;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends bytes, as many as the other side takes: it may have closed the connection before the last. */
    void send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException closed) {
            // What it answered before that is still to be read.
        }
    }

    /**
     * Returns all answers up to the end of the connection.
     *
     * @param firstIsBodiless whether the first one has no body although it says how long that would be
     * @throws IOException if what comes is not a sequence of whole answers, or does not end
     */
    List<Answer> answers(boolean firstIsBodiless) throws IOException {
        List<Answer> answers = new ArrayList<>();
        for (Optional<Answer> next = next(firstIsBodiless); next.isPresent(); next = next(false)) {
            answers.add(next.get());
        }
        return answers;
    }

    private Optional<Answer> next(boolean isBodiless) throws IOException {
        in.mark(8);
        String start = beginning();
        in.reset();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        if (!start.equals("HTTP/")) {
            return Optional.of(new Answer(0, List.of(), new String(in.readAllBytes(), ISO_8859_1)));
        }
        List<String> head = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
        }
        int status = Integer.parseInt(head.getFirst().split(" ", -1)[1]);
        if (status < 200) {
            return next(isBodiless);
        }
        Answer answer = new Answer(status, List.copyOf(head), "");
        boolean hasBody = !isBodiless && status != NO_CONTENT && status != NOT_MODIFIED;
        return Optional.of(hasBody ? new Answer(status, answer.head(), body(answer)) : answer);
    }

    private String beginning() throws IOException {
        try {
            return new String(in.readNBytes(5), ISO_8859_1);
        } catch (SocketException reset) {
            return ""; // what was sent after the end
        }
    }

    private String body(Answer answer) throws IOException {
        if (answer.header("Transfer-Encoding").equals("chunked")) {
            StringBuilder body = new StringBuilder();
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.append(exactly(size));
                line();
            }
            line();
            return body.toString();
        }
        String length = answer.header("Content-Length");
        return length.isEmpty() ? new String(in.readAllBytes(), ISO_8859_1) : exactly(Integer.parseInt(length));
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("an answer ended after %d of %d bytes".formatted(bytes.length, length));
        }
        return new String(bytes, ISO_8859_1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("an answer ended within a line");
            }
            line.write(b);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
