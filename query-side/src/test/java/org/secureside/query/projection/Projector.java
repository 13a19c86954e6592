package org.secureside.query.projection;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes events as an event processor does: one transaction for each batch. */
final class Projector {

    @ComponentScan(
            basePackages = "org.secureside.query",
            useDefaultFilters = false,
            includeFilters = {
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ProjectedTables.class),
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = FeedTables.class)
            })
    static class Projections {}

    private final FeedTables tables;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** Returns one that writes to the tables that are read, of a new database. */
    static Projector migrated(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        return new Projector(database);
    }

    /**
     * @param database where unqualified names are those of the tables to write to
     */
    Projector(DataSource database) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.register(Projections.class);
        context.refresh();
        tables = context.getBean(FeedTables.class);
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    void project(List<? extends TrackedEventMessage<?>> batch) {
        try {
            transaction.executeWithoutResult(status -> tables.write(
                    jdbc,
                    batch.stream()
                            .map(message -> Arrived.of(message).orElseThrow().recorded())
                            .toList()));
        } catch (RuntimeException e) {
            throw new IllegalStateException(e);
        }
    }
}
