package org.secureside.query.looks;

import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.secureside.api.history.HistoryConsulted;
import org.secureside.query.recording.NodeRecorder;
import org.secureside.web.looks.LookBook;
import org.secureside.web.looks.LookConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** Records looks as events, like all that happens to this node. */
@Component
@Import(LookConfiguration.class)
class NodeLookBook implements LookBook {

    private final NodeRecorder recorder;

    NodeLookBook(NodeRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public String node() {
        return recorder.node();
    }

    @Override
    public void record(HistoryConsulted look, Map<String, String> metadata) {
        recorder.record(STREAM, UUID.randomUUID().toString(), 0, look, MetaData.from(metadata));
    }
}
