package org.secureside.query.projection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What one batch of events brings to the tables of one stage. It is collected while the events are handled and written
 * before the unit of work commits, however many events there were: in its transaction, together with the tracking token.
 *
 * @param <R> what is collected
 */
public final class RowBatch<R> {

    private static final String RESOURCE = RowBatch.class.getName();

    private final Stage stage;
    private final Consumer<List<R>> writer;

    /**
     * @param stage the stage, which no other batch of the application has
     * @param writer writes all that was collected, in a number of statements that does not depend on how much it is
     */
    public RowBatch(Stage stage, Consumer<List<R>> writer) {
        this.stage = stage;
        this.writer = writer;
    }

    /** Adds something to what the current unit of work brings. */
    public void add(R row) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        Map<Stage, Collected<?>> stages = unitOfWork.getOrComputeResource(RESOURCE, name -> {
            Map<Stage, Collected<?>> collected = new EnumMap<>(Stage.class);
            unitOfWork.onPrepareCommit(u -> collected.values().forEach(Collected::write));
            return collected;
        });
        @SuppressWarnings("unchecked") // a stage has one batch, and so one kind of rows
        Collected<R> rows = (Collected<R>) stages.computeIfAbsent(stage, s -> new Collected<>(writer));
        rows.rows.add(row);
    }

    private record Collected<R>(List<R> rows, Consumer<List<R>> writer) {

        Collected(Consumer<List<R>> writer) {
            this(new ArrayList<>(), writer);
        }

        void write() {
            writer.accept(rows);
        }
    }
}
