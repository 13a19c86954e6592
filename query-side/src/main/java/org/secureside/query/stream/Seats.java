package org.secureside.query.stream;

import java.util.HashMap;
import java.util.Map;
import org.secureside.api.ResidentId;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/** The streams there is room for, on this node and for each resident; none when the node is about to stop. */
@Component
public class Seats {

    private final StreamProperties limits;
    private final Map<ResidentId, Integer> taken = new HashMap<>();
    private int total;
    private volatile boolean open = true;

    Seats(StreamProperties limits) {
        this.limits = limits;
    }

    /** Takes a seat, or refuses. */
    public synchronized void take(ResidentId resident) {
        if (!open) {
            throw new ProblemException(
                    ProblemType.NO_ROOM_FOR_STREAMS, "This node is about to stop: connect again, to another one.");
        }
        int own = taken.getOrDefault(resident, 0);
        if (own >= limits.maxPerResident()) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_STREAMS,
                    "%d streams are open for you on this node: close one first.".formatted(own));
        }
        if (total >= limits.seats()) {
            throw new ProblemException(
                    ProblemType.NO_ROOM_FOR_STREAMS, "Connect again a little later: another node may have room.");
        }
        taken.put(resident, own + 1);
        total++;
    }

    /** Gives a seat back. */
    public synchronized void free(ResidentId resident) {
        taken.computeIfPresent(resident, (id, own) -> own == 1 ? null : own - 1);
        total--;
    }

    /** Returns whether streams may go on. When not, the node is about to stop, and whoever has one ends it. */
    public boolean areOpen() {
        return open;
    }

    /** Takes readers in again. */
    void open() {
        open = true;
    }

    /** Takes no reader in any more. */
    void close() {
        open = false;
    }

    synchronized int total() {
        return total;
    }
}
