package org.secureside.query.projection;

/** Wants to know what readers can see from now on. */
public interface CommitListener {

    /**
     * Takes note of a commit. Called by the thread that projects, so it must return at once: it neither waits nor reads
     * the database.
     */
    void committed(Commit commit);
}
