package org.secureside.query.orders;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.secureside.query.stream.Connection;
import org.secureside.query.stream.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One reader who watches a replay. It looks twice a second and tells what has changed; nodes tell how far they are every
 * two seconds at most, so nobody would notice more.
 */
final class ProgressStream implements Runnable {

    /** The advice to connect again, which the load balancer may turn into another node. */
    static final byte[] COME_AGAIN = Frame.retry(2_000);

    private static final Logger log = LoggerFactory.getLogger(ProgressStream.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final UUID replay;
    private final Replays replays;
    private final JsonMapper json;
    private final Connection connection;
    private final Instant expiresAt;
    private final BooleanSupplier mayGoOn;
    private @Nullable String told;
    private long lastWrite = System.nanoTime();

    /**
     * @param expiresAt until when its reader may read
     * @param mayGoOn whether the node goes on; when it is about to stop, readers are asked to come again
     */
    ProgressStream(
            UUID replay,
            Replays replays,
            JsonMapper json,
            Connection connection,
            Instant expiresAt,
            BooleanSupplier mayGoOn) {
        this.replay = replay;
        this.replays = replays;
        this.json = json;
        this.connection = connection;
        this.expiresAt = expiresAt;
        this.mayGoOn = mayGoOn;
    }

    @Override
    public void run() {
        try {
            while (look()) {
                Thread.sleep(BETWEEN_LOOKS);
            }
            connection.end();
        } catch (IOException gone) {
            log.debug("Whoever watched {} is gone", replay); // the container was told as well, and ends the connection
        } catch (InterruptedException | RuntimeException failed) {
            connection.end(); // the reader comes again, to whatever node
        }
    }

    /** Tells what is new, and returns whether more is to come. */
    private boolean look() throws IOException {
        if (!Instant.now().isBefore(expiresAt)) {
            return leave("token-expired");
        }
        if (!mayGoOn.getAsBoolean()) {
            write(COME_AGAIN);
            return false;
        }
        ReplayView view = replays.find(replay).orElseThrow();
        String text = json.writeValueAsString(view);
        if (!text.equals(told)) {
            write(Frame.notice("progress", text));
            told = text;
        } else if (System.nanoTime() - lastWrite > HEARTBEAT.toNanos()) {
            write(Frame.comment(""));
        }
        return !view.state().isOver() || leave("over");
    }

    private boolean leave(String why) throws IOException {
        write(Frame.notice("end", "{\"reason\":\"" + why + "\"}"));
        return false;
    }

    private void write(byte[] bytes) throws IOException {
        connection.write(bytes);
        connection.flush();
        lastWrite = System.nanoTime();
    }
}
