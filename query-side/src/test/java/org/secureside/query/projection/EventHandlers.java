package org.secureside.query.projection;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.secureside.eventstore.serialization.EventSerializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Runs event handlers as an event processor does: one unit of work and one transaction for each batch. */
final class EventHandlers {

    private final AnnotationConfigApplicationContext context;
    private final List<AnnotationEventHandlerAdapter> handlers;
    private final SpringTransactionManager transactions;

    /**
     * @param database their database, which is brought up to date
     * @param scan a configuration that scans for them, and for what they need
     */
    EventHandlers(DataSource database, Class<?> scan) {
        Flyway.configure().dataSource(database).load().migrate();
        context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean("reads", DataSource.class, () -> database);
        context.registerBean("eventSerializer", Serializer.class, EventSerializer::create);
        context.register(scan);
        context.refresh();
        handlers = context.getBeansWithAnnotation(ProcessingGroup.class).values().stream()
                .map(AnnotationEventHandlerAdapter::new)
                .toList();
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
    }

    /** Returns something that was scanned for. */
    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    void handle(List<? extends TrackedEventMessage<?>> batch) {
        BatchingUnitOfWork<TrackedEventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(List.copyOf(batch));
        unitOfWork.attachTransaction(transactions);
        var result = unitOfWork.executeWithResult(() -> {
            for (AnnotationEventHandlerAdapter handler : handlers) {
                handler.handle(unitOfWork.getMessage());
            }
            return true;
        });
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
    }
}
