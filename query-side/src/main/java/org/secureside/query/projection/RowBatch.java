package org.secureside.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The rows that one batch of events brings to one table. They are collected while the events are handled and written by
 * one statement before the unit of work commits: in its transaction, together with the tracking token.
 *
 * @param <R> what a row is made of
 */
public final class RowBatch<R> {

    private final String resource;
    private final Consumer<List<R>> writer;

    /**
     * @param table the name of the table, unique within the application
     * @param writer writes all rows with one statement
     */
    public RowBatch(String table, Consumer<List<R>> writer) {
        this.resource = "rows of " + table;
        this.writer = writer;
    }

    /** Adds a row to those of the current unit of work. */
    public void add(R row) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        List<R> rows = unitOfWork.getOrComputeResource(resource, name -> {
            List<R> collected = new ArrayList<>();
            unitOfWork.onPrepareCommit(u -> writer.accept(collected));
            return collected;
        });
        rows.add(row);
    }
}
