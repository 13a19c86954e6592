package org.secureside.query.evidence;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Witnesses events a moment after the history has them, in a thread of its own: readers and projections wait for nothing
 * here. It goes from position to position and over no gap. The log has none, so a gap in the history is a row that was
 * taken out.
 */
@Component
class Sealer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final long PAUSE_NANOS = 500_000_000;

    private final EvidenceTables tables;
    private final TransactionTemplate transactions;
    private final Standing standing;
    private volatile boolean running;
    private @Nullable Thread thread;

    Sealer(EvidenceTables tables, PlatformTransactionManager transactionManager, Standing standing) {
        this.tables = tables;
        this.transactions = new TransactionTemplate(transactionManager);
        this.standing = standing;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("evidence").start(this::work);
    }

    private void work() {
        while (running) {
            try {
                if (sealSome() == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (RuntimeException e) {
                // The driver's messages may hold what is in the rows: only the kind is logged.
                log.warn("Events could not be witnessed now: {}", e.getClass().getSimpleName());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Witnesses the next events, to the end of a block at the most, and returns how many. */
    int sealSome() {
        Integer sealed = transactions.execute(status -> {
            Witnessed before = tables.witnessed();
            List<EventLeaf> next = tables.historyFrom(before);
            int dense = upToGap(before, next);
            if (dense > 0) {
                tables.append(before, next.subList(0, dense));
            }
            return dense;
        });
        standing.refresh();
        return sealed == null ? 0 : sealed;
    }

    private int upToGap(Witnessed before, List<EventLeaf> next) {
        if (next.isEmpty()) {
            standing.whole();
            return 0;
        }
        long expected = before.size() == 0 ? next.getFirst().position() : before.lastPosition() + 1;
        if (before.size() == 0 && expected > 1) {
            // Stores count from 0 or from 1.
            standing.missing(1);
            return 0;
        }
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).position() != expected + i) {
                standing.missing(expected + i);
                return i;
            }
        }
        standing.whole();
        return next.size();
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread worker = thread;
        if (worker != null) {
            LockSupport.unpark(worker);
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
