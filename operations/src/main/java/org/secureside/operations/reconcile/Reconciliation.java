package org.secureside.operations.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.secureside.operations.receipt.Receipt;

/**
 * Examines all sources, some receipts at a time. The nodes are asked before the event store: what a node holds, the
 * store held before, so a version that the store does not hold even afterwards comes from nowhere.
 */
final class Reconciliation implements AutoCloseable {

    private final Examination store;
    private final List<Examination> nodes;
    private final Patience patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Reconciliation(Examination store, List<Examination> nodes, Patience patience) {
        this.store = store;
        this.nodes = List.copyOf(nodes);
        this.patience = patience;
    }

    /** Examines these receipts, and waits for sources that are behind. */
    void examine(Collection<Receipt> receipts) throws InterruptedException {
        all().forEach(source -> source.begin(receipts));
        Patience.Wait wait = patience.forOneThing();
        do {
            askTheNodes();
            store.ask(openAnywhere());
            store.judge(Judgement::ofStore);
            nodes.forEach(node ->
                    node.judge((receipt, entries) -> Judgement.ofNode(receipt, entries, store.entriesOf(receipt))));
        } while (all().stream().anyMatch(Examination::hasOpen) && wait.again());
        all().forEach(Examination::end);
    }

    /** Returns what was found out, the event store first. */
    List<SourceResult> results() {
        return all().stream().map(Examination::result).toList();
    }

    private List<Examination> all() {
        List<Examination> all = new ArrayList<>(List.of(store));
        all.addAll(nodes);
        return all;
    }

    private Set<Receipt> openAnywhere() {
        Set<Receipt> open = new LinkedHashSet<>();
        all().forEach(source -> open.addAll(source.open()));
        return open;
    }

    private void askTheNodes() throws InterruptedException {
        List<Callable<Void>> questions =
                nodes.stream().map(Reconciliation::question).toList();
        for (Future<Void> asked : threads.invokeAll(questions)) {
            try {
                asked.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static Callable<Void> question(Examination node) {
        return () -> {
            node.ask(node.open());
            return null;
        };
    }

    @Override
    public void close() {
        threads.close();
    }
}
