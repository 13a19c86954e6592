package org.secureside.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Readers who take what they missed, but so slowly that they are at it for longer than they may. */
@TestPropertySource(properties = "secureside.query.stream.max-behind=2s")
class SlowReadersIT extends QueryNode {

    /** More than twice what the kernel takes off the node for a reader: 4 MB. */
    private static final int MESSAGES = 450;

    private static final String LONG = "€".repeat(8_000);
    private static final int PATIENCE_MILLIS = 30_000;

    /** A buffer of 8 KB each time: a megabyte a second. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([^\"]+)\"");

    @Autowired
    private StreamHub hub;

    @Autowired
    private Seats seats;

    private List<String> sent = List.of();

    @BeforeEach
    void muchIsSaid() throws Exception {
        List<MessageId> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(recorded.message(mapleStreet, ADA, LONG));
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        getAfter(sent(messages.getLast()), street(), BOBS_TOKEN).status() == 200);
        await().until(() -> seats.total() == 0);
        sent = messages.stream().map(MessageId::toString).toList();
    }

    @Test
    void whoeverIsTooLongAtItIsCutOffAndGoesOnWhereTheyWere() throws Exception {
        Reader reader = new Reader();
        try (BufferedReader stream = reader.open(true)) {
            reader.read(stream, MESSAGES);
        }

        assertThat(reader.messages).isNotEmpty().hasSizeLessThan(MESSAGES);
        assertThat(reader.lastLine).as("no farewell").startsWith("data: ");

        while (reader.messages.size() < MESSAGES) {
            try (BufferedReader stream = reader.open(false)) {
                reader.read(stream, MESSAGES);
            }
        }
        assertThat(reader.messages).isEqualTo(sent);
    }

    @Test
    void whoeverIsToGoIsToldSoAlthoughThereIsMoreToTell() throws Exception {
        Reader reader = new Reader();
        try (BufferedReader stream = reader.open(true)) {
            reader.read(stream, 1);
            hub.stop();
            reader.read(stream, MESSAGES);
        } finally {
            hub.start();
        }

        assertThat(reader.messages).hasSizeLessThan(MESSAGES);
        assertThat(reader.lastLine).matches("retry: \\d{4}");
    }

    /** Reads from the first event on, and notes what it was told. */
    private final class Reader {

        private final List<String> messages = new ArrayList<>();
        private String id = "0";
        private String lastId = "0";
        private String lastLine = "";

        BufferedReader open(boolean slowly) throws IOException {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + street() + "/stream HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + BOBS_TOKEN + "\r\nLast-Event-ID: " + lastId + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = slowly ? new SlowInput(socket.getInputStream()) : socket.getInputStream();
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        /** Reads until the node ends the stream, or has told so many messages altogether. */
        void read(BufferedReader stream, int upTo) throws IOException {
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                take(line);
                if (messages.size() >= upTo && line.isEmpty()) {
                    return;
                }
            }
        }

        private void take(String line) {
            Matcher message = MESSAGE_ID.matcher(line);
            if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ") && message.find()) {
                messages.add(message.group(1));
            } else if (line.isEmpty()) {
                lastId = id;
            }
            lastLine = line.isEmpty() ? lastLine : line;
        }
    }

    /** Takes its time for as long as the node has something to write to it. */
    private final class SlowInput extends FilterInputStream {

        SlowInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (seats.total() > 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return super.read(buffer, offset, length);
        }
    }
}
