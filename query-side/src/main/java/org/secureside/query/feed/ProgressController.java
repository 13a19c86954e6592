package org.secureside.query.feed;

import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.secureside.api.feed.FindMessage;
import org.secureside.api.feed.MessageView;
import org.secureside.api.message.DeliveryState;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageProgress;
import org.secureside.query.access.NotForYou;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells that a message is visible. Of one that is not yet, only the writing side knows; the load balancer asks it. */
@RestController
class ProgressController {

    private final QueryGateway queries;

    ProgressController(QueryGateway queries) {
        this.queries = queries;
    }

    @ResidentsMay
    @GetMapping("/api/messages/{message}/state")
    MessageProgress progress(@PathVariable UUID message, Caller caller) {
        return queries.query(
                        new FindMessage(new MessageId(message), caller.id()),
                        ResponseTypes.optionalInstanceOf(MessageView.class))
                .join()
                .map(view -> new MessageProgress(view.messageId(), DeliveryState.VISIBLE, null, null))
                .orElseThrow(() -> NotForYou.noSuchMessage(message));
    }
}
