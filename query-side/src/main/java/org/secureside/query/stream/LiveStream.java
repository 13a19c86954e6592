package org.secureside.query.stream;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of a neighborhood's stream. Everything is written by one thread at a time, which exists only while there is
 * something to write; a reader who does not read keeps that thread waiting, and nobody else.
 */
final class LiveStream {

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    private final StreamHub hub;
    private final Channel channel;
    private final Connection connection;
    private final ResidentId reader;
    private final Instant expiresAt;
    private final List<String> cacheControl;
    private final Turns turns;
    private final long openedAt = System.nanoTime();
    private long position;
    private boolean caughtUpOnce;
    private volatile long lastWrite = System.nanoTime();
    private volatile boolean beating;
    private volatile boolean parting;
    private volatile byte @Nullable [] farewell;

    /**
     * @param reader who reads, and until when they may
     * @param position the position after which they read
     * @param cacheControl what they said about caches
     */
    LiveStream(
            StreamHub hub,
            Channel channel,
            Connection connection,
            Executor executor,
            Caller reader,
            long position,
            List<String> cacheControl) {
        this.hub = hub;
        this.channel = channel;
        this.connection = connection;
        this.reader = reader.id();
        this.expiresAt = reader.expiresAt();
        this.position = position;
        this.cacheControl = List.copyOf(cacheControl);
        this.turns = new Turns(executor, this::turn);
    }

    Channel channel() {
        return channel;
    }

    ResidentId reader() {
        return reader;
    }

    /** Returns what the reader said about caches: how old a state they take. */
    List<String> cacheControl() {
        return cacheControl;
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - openedAt > age.toNanos();
    }

    /** Begins to write what happened since, and goes on with what happens. */
    void begin() {
        turns.begin();
    }

    /** Says that there is news. Returns at once. */
    void wake() {
        turns.ask();
    }

    /** Looks after the stream: ends it when the token has expired, and keeps it warm when nothing happens. */
    void lookAfter(Instant now, Duration heartbeat) {
        if (!now.isBefore(expiresAt)) {
            end(Frame.notice("end", "{\"reason\":\"token-expired\"}"));
        } else if (System.nanoTime() - lastWrite > heartbeat.toNanos()) {
            beating = true;
            turns.ask();
        }
    }

    /** Writes to the reader, to find out whether they are still there. */
    void probe() {
        beating = true;
        turns.ask();
    }

    /** Ends the stream; the reader is asked to come again, to whatever node. */
    void endForNow() {
        end(hub.comeAgain());
    }

    /**
     * Ends the stream, because its reader is no member any more. If it tells when they left, it does so first, and what
     * happened before.
     */
    void part() {
        parting = true;
        turns.ask();
    }

    private static byte[] notAMember() {
        return Frame.notice("end", "{\"reason\":\"not-a-member\"}");
    }

    private void end(byte[] lastWords) {
        farewell = lastWords;
        turns.ask();
    }

    private boolean turn() {
        try {
            if (farewell != null) {
                return finish(farewell);
            }
            return mustPart() ? finish(notAMember()) : tellNews();
        } catch (IOException gone) {
            // The container was told as well, and ends the connection.
            hub.remove(this);
            return false;
        } catch (RuntimeException e) {
            // Messages of the database driver may hold parameters: only the kind is logged.
            log.warn(
                    "A stream is ended, because what it tells cannot be read: {}",
                    e.getClass().getSimpleName());
            return close();
        }
    }

    private boolean mustPart() {
        boolean asked = parting;
        parting = false;
        return asked && !hub.tellsDeparture(channel.neighborhood(), reader, position);
    }

    private boolean tellNews() throws IOException {
        long began = System.nanoTime();
        for (Page page = next(); !page.isEmpty(); page = next()) {
            for (Frame frame : page.frames()) {
                if (frame.position() > position && !tell(frame)) {
                    return finish(notAMember());
                }
            }
            connection.flush();
            if (farewell != null) {
                return true; // there is another turn for it
            }
            if (System.nanoTime() - began > hub.maxBehind().toNanos()) {
                return close();
            }
        }
        if (beating) {
            write(Frame.comment(""));
            connection.flush();
        }
        beating = false;
        return true;
    }

    private Page next() {
        Page page = channel.next(position, !caughtUpOnce);
        caughtUpOnce |= page.isEmpty();
        return page;
    }

    /** Returns false if with this event the reader has left. What happens later is not for them. */
    private boolean tell(Frame frame) throws IOException {
        write(frame.bytes());
        position = frame.position();
        return !reader.equals(frame.departed()) || hub.isMember(channel.neighborhood(), reader);
    }

    private void write(byte[] bytes) throws IOException {
        connection.write(bytes);
        lastWrite = System.nanoTime();
    }

    private boolean finish(byte[] lastWords) throws IOException {
        write(lastWords);
        connection.flush();
        return close();
    }

    private boolean close() {
        hub.remove(this);
        connection.end();
        return false;
    }
}
