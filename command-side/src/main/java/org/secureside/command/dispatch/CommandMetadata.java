package org.secureside.command.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.web.request.RequestId;
import org.secureside.web.security.Caller;
import org.springframework.stereotype.Component;

/** Tells what every command, and with it every event, carries beside its payload. */
@Component
public class CommandMetadata {

    private final String node;
    private final Clock clock = Clock.systemUTC();

    CommandMetadata(SecureSideProperties properties) {
        this.node = properties.node().name();
    }

    /** Returns who asks, when, through which request and node. */
    public MetaData of(Caller caller, HttpServletRequest request, @Nullable Instant sentAt) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(EventMetadata.ACTOR, caller.id().value());
        metadata.put(EventMetadata.ROLES, caller.roleNames());
        metadata.put(EventMetadata.REQUEST_ID, RequestId.of(request));
        metadata.put(EventMetadata.RECEIVED_AT, clock.instant().toString());
        metadata.put(EventMetadata.ACCEPTED_BY, node);
        if (sentAt != null) {
            metadata.put(EventMetadata.SENT_AT, sentAt.toString());
        }
        return MetaData.from(metadata);
    }
}
