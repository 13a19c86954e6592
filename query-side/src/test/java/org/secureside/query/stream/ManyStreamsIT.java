package org.secureside.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Streams under load, on a node with limits of its own. */
@TestPropertySource(
        properties = {
            "secureside.query.stream.max-per-resident=1000",
            "secureside.query.stream.max-per-node=1000",
            "secureside.query.stream.heartbeat=1s",
            "server.tomcat.connection-timeout=5s"
        })
class ManyStreamsIT extends QueryNode {

    private static final int STREAMS = 1_000;
    private static final int MOST_BYTES_HELD = 128 * 1024;
    private static final int LONG = 8_000;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([^\"]+)\"");

    @Autowired
    private StreamHub hub;

    @Autowired
    private Seats seats;

    @BeforeEach
    void waitUntilAllSeatsAreFree() {
        await().atMost(Duration.ofSeconds(60)).until(() -> seats.total() == 0);
    }

    @Test
    void aThousandReadersAreToldEverythingInOrder() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long before = heldBytes();
            while (readers.size() < STREAMS) {
                readers.add(connect(64 * 1024));
            }
            assertThat(seats.total()).isEqualTo(STREAMS);
            assertThat((heldBytes() - before) / STREAMS)
                    .as("bytes of heap for each stream, both ends of its connection included")
                    .isLessThan(MOST_BYTES_HELD);
            List<MessageId> sent = recorded.messages(mapleStreet, ADA, 20);

            List<Future<List<String>>> received = readers.stream()
                    .map(reader -> clients.submit(() -> messagesOf(reader, sent.size())))
                    .toList();

            List<String> expected = sent.stream().map(MessageId::toString).toList();
            for (Future<List<String>> one : received) {
                assertThat(one.get()).isEqualTo(expected);
            }
            // Another node may have room: that is what 503 tells the load balancer.
            assertThat(get(street() + "/stream", ADAS_TOKEN).status()).isEqualTo(503);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> seats.total() == 0);
    }

    @Test
    void aReaderWhoDoesNotReadIsCutOffAndHoldsUpNobody() throws Exception {
        String text = "x".repeat(LONG);
        try (Socket slow = connect(4 * 1024);
                SseProbe quick = new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of())) {
            quick.next();
            assertThat(seats.total()).isEqualTo(2);

            int told = 0;
            while (seats.total() == 2) {
                assertThat(told)
                        .as("messages that the slow reader did not take")
                        .isLessThan(10_000);
                recorded.message(mapleStreet, ADA, text);
                told++;
                assertThat(quick.next().type()).isEqualTo("MessageSent");
            }

            recorded.message(mapleStreet, ADA, "still here");
            assertThat(quick.next().data().at("/message/body").asString()).isEqualTo("still here");
            assertThat(slow.isConnected()).isTrue();
        }
    }

    @Test
    void aQuietStreamIsKeptWarm() throws Exception {
        try (SseProbe stream = new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of())) {
            stream.next();

            assertThat(stream.any()).isEqualTo(SseProbe.HEARTBEAT);
            assertThat(stream.any()).isEqualTo(SseProbe.HEARTBEAT);
        }
    }

    @Test
    void whenTheNodeStopsReadersAreAskedToComeAgain() throws Exception {
        try (SseProbe stream = new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of())) {
            assertThat(stream.any().text()).matches("retry: \\d{4}");
            stream.next();

            hub.stop();

            assertThat(stream.anyButHeartbeats().text()).matches("retry: \\d{4}");
            assertThat(stream.next()).isEqualTo(SseProbe.END);
            // Which has the load balancer ask another node at once.
            assertThat(get(street() + "/stream", BOBS_TOKEN).status()).isEqualTo(503);
        } finally {
            hub.start();
        }
    }

    /** Opens a stream and returns when it is open: the node has given it a seat by then. */
    private Socket connect(int receiveBuffer) throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(("GET " + street() + "/stream HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer " + BOBS_TOKEN
                                + "\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(PATIENCE_MILLIS);
        byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private static long heldBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Returns the ids of the messages that the stream tells of, as soon as there are so many. */
    private static List<String> messagesOf(Socket reader, int count) throws Exception {
        StringBuilder received = new StringBuilder();
        List<String> ids = List.of();
        InputStream in = reader.getInputStream();
        byte[] buffer = new byte[8 * 1024];
        while (ids.size() < count) {
            int read = in.read(buffer);
            if (read < 0) {
                break;
            }
            received.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
            ids = MESSAGE_ID
                    .matcher(received)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
        return ids;
    }
}
