package org.secureside.query.orders;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
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

    private static final Logger log = LoggerFactory.getLogger(ProgressStream.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final UUID replay;
    private final Replays replays;
    private final JsonMapper json;
    private final Connection connection;
    private final Instant expiresAt;
    private @Nullable String told;
    private long lastWrite = System.nanoTime();

    ProgressStream(UUID replay, Replays replays, JsonMapper json, Connection connection, Instant expiresAt) {
        this.replay = replay;
        this.replays = replays;
        this.json = json;
        this.connection = connection;
        this.expiresAt = expiresAt;
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
