package org.secureside.query.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.query.neighborhood.Membership;
import org.secureside.query.projection.Commit;
import org.secureside.query.projection.CommitListener;
import org.secureside.web.security.Caller;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All streams of this node. */
@Component
class StreamHub implements CommitListener, SmartLifecycle {

    private static final int LOOKED_AFTER_EVERY_MILLIS = 1_000;

    private final StreamLog log;
    private final Membership membership;
    private final StreamProperties limits;
    private final Seats seats;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<NeighborhoodId, Channel> channels = new ConcurrentHashMap<>();
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    StreamHub(StreamLog log, Membership membership, StreamProperties limits, Seats seats) {
        this.log = log;
        this.membership = membership;
        this.limits = limits;
        this.seats = seats;
    }

    /**
     * Begins a stream, for whose reader a seat was taken.
     *
     * @param newest the position of the neighborhood's newest event, a moment ago
     * @param start the position after which the stream begins, at most the newest
     * @param cacheControl what the reader said about caches
     */
    void open(
            NeighborhoodId neighborhood,
            Caller caller,
            long newest,
            long start,
            List<String> cacheControl,
            Connection connection) {
        LiveStream[] opened = new LiveStream[1];
        Channel channel = channels.compute(neighborhood, (id, existing) -> {
            Channel one = existing == null ? new Channel(id, log, threads) : existing;
            opened[0] = new LiveStream(this, one, connection, threads, caller, start, cacheControl);
            one.add(opened[0]);
            return one;
        });
        // The stream reads the database after the channel knows it, so nothing that happens falls between.
        channel.beginAt(newest);
        LiveStream stream = opened[0];
        streams.add(stream);
        connection.whenOver(() -> remove(stream));
        stream.begin();
        if (!seats.areOpen()) {
            stream.endForNow();
        }
    }

    /** Forgets a stream that has ended. */
    void remove(LiveStream stream) {
        if (streams.remove(stream)) {
            channels.computeIfPresent(
                    stream.channel().neighborhood(), (id, channel) -> channel.remove(stream) ? null : channel);
            seats.free(stream.reader());
        }
    }

    boolean isMember(NeighborhoodId neighborhood, ResidentId resident) {
        return membership.holds(neighborhood, resident);
    }

    boolean tellsDeparture(NeighborhoodId neighborhood, ResidentId resident, long after) {
        return log.tellsDeparture(neighborhood, resident, after);
    }

    Duration maxBehind() {
        return limits.maxBehind();
    }

    /** Returns the advice to connect again, not all at the same moment. */
    byte[] comeAgain() {
        long retry = limits.retry().toMillis();
        return Frame.retry(ThreadLocalRandom.current().nextLong(retry / 2, retry * 3 / 2 + 1));
    }

    int size() {
        return streams.size();
    }

    @Override
    public void committed(Commit commit) {
        commit.neighborhoods().forEach(neighborhood -> {
            Channel channel = channels.get(neighborhood);
            if (channel != null) {
                channel.changed();
            }
        });
    }

    @Scheduled(fixedDelay = LOOKED_AFTER_EVERY_MILLIS)
    void lookAfterAll() {
        Instant now = Instant.now();
        streams.forEach(stream -> stream.lookAfter(now, limits.heartbeat()));
        channels.values().forEach(Channel::forget);
    }

    /** Ends the streams of those who have left and were not told of it: their departure was shown late, or mended. */
    @Scheduled(fixedDelayString = "${secureside.query.stream.heartbeat:15s}")
    void partWithFormerMembers() {
        channels.values().forEach(channel -> {
            Set<ResidentId> readers = channel.readers();
            channel.partWithAllBut(membership.membersAmong(channel.neighborhood(), readers));
        });
    }

    /** Ends some streams with the advice to connect again. */
    void endForNow(Predicate<LiveStream> which) {
        streams.stream().filter(which).forEach(LiveStream::endForNow);
    }

    /** Finds out which of a reader's streams nobody reads any more: their seats are free a moment later. */
    void probe(ResidentId reader) {
        streams.stream().filter(stream -> stream.reader().equals(reader)).forEach(LiveStream::probe);
    }

    @Override
    public void start() {
        running = true;
        seats.open();
    }

    /**
     * Ends all streams with the advice to connect again, which the load balancer turns into another node. The web server
     * then waits until they have been told.
     */
    @Override
    public void stop() {
        running = false;
        seats.close();
        streams.forEach(LiveStream::endForNow);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server waits for its requests to end, for streams do not end by themselves. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 512;
    }
}
