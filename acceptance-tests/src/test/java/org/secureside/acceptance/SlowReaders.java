package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whoever reads a live stream through the load balancer more slowly than they may, on a stack that somebody else has started
 * with {@link #LONGEST}.
 */
abstract class SlowReaders {

    /** How long a reader may be at it. */
    static final String LONGEST = "2s";

    /** Several times what kernels take off the node and the load balancer for a reader, in messages of 24 KB. */
    private static final int MESSAGES = 700;

    private static final String LONG = "€".repeat(8_000);
    private static final int PATIENCE_MILLIS = 60_000;

    /** A buffer of 8 KB each time: half a megabyte a second. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([^\"]+)\"");

    private final Stack stack;
    private final Set<String> heard = new LinkedHashSet<>();
    private String lastId = "0";
    private String lastLine = "";

    SlowReaders(Stack stack) {
        this.stack = stack;
    }

    @Test
    void whoeverIsTooLongAtItIsCutOffAndGoesOnWhereTheyWere() throws Exception {
        Resident ada = Resident.of(stack, "ada");
        String street = ada.openStreet("Long Street");
        Set<String> sent = new LinkedHashSet<>();
        Resident.Answer last = ada.say(street, LONG);
        sent.add(last.id());
        while (sent.size() < MESSAGES) {
            last = ada.say(street, LONG);
            sent.add(last.id());
        }
        for (int node = 1; node <= 3; node++) {
            ada.getAfter(last, "/nodes/query-" + node + last.location());
        }
        String token = stack.token("ada", "resident");

        read(street, token, true);

        assertThat(heard).as("heard before the end").isNotEmpty().hasSizeLessThan(MESSAGES);
        assertThat(lastLine).as("no farewell").doesNotStartWith("retry: ");

        while (heard.size() < MESSAGES) {
            read(street, token, false);
        }
        assertThat(heard).containsExactlyElementsOf(sent);
    }

    /** Reads on from the last event, until all is heard or the stream ends. */
    private void read(String street, String token, boolean slowly) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), stack.port()));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write("""
                    GET %s/stream HTTP/1.0\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Last-Event-ID: %s\r
                    \r
                    """.formatted(street, token, lastId).getBytes(UTF_8));
            InputStream in = slowly ? new SlowInput(socket.getInputStream()) : socket.getInputStream();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
            assertThat(lines.readLine()).contains(" 200 ");
            follow(lines);
        }
    }

    private void follow(BufferedReader lines) throws IOException {
        String id = lastId;
        String message = "";
        for (String line = lines.readLine(); line != null && heard.size() < MESSAGES; line = lines.readLine()) {
            Matcher named = MESSAGE_ID.matcher(line);
            if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ") && named.find()) {
                message = named.group(1);
            } else if (line.isEmpty() && !message.isEmpty()) {
                // Only now: an event that was cut off did not come.
                heard.add(message);
                lastId = id;
                message = "";
            }
            lastLine = line.isEmpty() ? lastLine : line;
        }
    }

    /** Takes its time. */
    private static final class SlowInput extends FilterInputStream {

        SlowInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            LockSupport.parkNanos(PAUSE_NANOS);
            return super.read(buffer, offset, length);
        }
    }
}
