package org.secureside.web.looks;

import java.util.Map;
import org.secureside.api.history.HistoryConsulted;

/** Where a node records looks. */
public interface LookBook {

    /** The type of the streams of looks. Each has one event. */
    String STREAM = "Look";

    /** Returns the name of the node, which is asked. */
    String node();

    /**
     * Records a look: it is stored when this returns.
     *
     * @param look who asked for what
     * @param metadata what the event carries beside it
     * @throws RuntimeException if it could not be stored, or that is not known
     */
    void record(HistoryConsulted look, Map<String, String> metadata);
}
