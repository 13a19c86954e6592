package org.secureside.web.admission;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request whose body was looked at, and can still be read. */
final class PeekedRequest extends HttpServletRequestWrapper {

    private static final int LARGEST = 128 * 1024;

    private final byte[] body;

    private PeekedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Returns the request with its body, or nothing if the body is too long or does not say how long it is. */
    static Optional<PeekedRequest> of(HttpServletRequest request) throws IOException {
        int length = request.getContentLength();
        return length < 0 || length > LARGEST
                ? Optional.empty()
                : Optional.of(
                        new PeekedRequest(request, request.getInputStream().readNBytes(length)));
    }

    boolean mentions(String word) {
        return new String(body, StandardCharsets.ISO_8859_1).contains(word);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Replay(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Replay(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is here already");
        }
    }
}
