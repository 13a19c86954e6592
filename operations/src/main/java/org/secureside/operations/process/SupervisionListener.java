package org.secureside.operations.process;

/** Hears what happens to a supervised process. Called from the thread that watches it. */
public interface SupervisionListener {

    /**
     * It runs.
     *
     * @param restarts how often it was started again before this
     */
    void started(ProcessSpec process, ProcessIdentity identity, int restarts);

    /**
     * It ended though nobody asked it to, and is about to be started again.
     *
     * @param how worded to follow "died"
     * @param restart the how-many-th restart comes now
     */
    void died(ProcessSpec process, String how, int restart);

    /** It can serve again after it was restarted. */
    void readyAgain(ProcessSpec process);
}
