package org.secureside.query.projection;

import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells what a batch of events changed, once it is committed and never before. */
@Component
public class Commits {

    private static final Logger log = LoggerFactory.getLogger(Commits.class);
    private static final String RESOURCE = Commits.class.getName();

    private final List<CommitListener> listeners;

    Commits(ObjectProvider<CommitListener> listeners) {
        this.listeners = listeners.stream().toList();
    }

    /** Returns the commit that the current unit of work is heading for. */
    public Commit current() {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        return unitOfWork.getOrComputeResource(RESOURCE, name -> {
            Commit commit = new Commit();
            unitOfWork.afterCommit(u -> listeners.forEach(listener -> tell(listener, commit)));
            return commit;
        });
    }

    private static void tell(CommitListener listener, Commit commit) {
        try {
            listener.committed(commit);
        } catch (RuntimeException e) {
            // The rows are committed: whoever did not hear of it must not stop the projection.
            log.error("{} could not take note of a commit", listener.getClass().getSimpleName(), e);
        }
    }
}
