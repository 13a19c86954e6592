package org.secureside.query.stream;

import java.util.HashMap;
import java.util.Map;
import org.secureside.api.ResidentId;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/** The streams there is room for, on this node and for each resident. */
@Component
public class Seats {

    private final StreamProperties limits;
    private final Map<ResidentId, Integer> taken = new HashMap<>();
    private int total;

    Seats(StreamProperties limits) {
        this.limits = limits;
    }

    /** Takes a seat, or refuses. */
    public synchronized void take(ResidentId resident) {
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

    synchronized int total() {
        return total;
    }
}
