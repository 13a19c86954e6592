package org.secureside.query.feed;

import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.secureside.api.feed.FindMessage;
import org.secureside.api.feed.MessageView;
import org.secureside.api.feed.ReactionView;
import org.secureside.api.message.Emoji;
import org.secureside.api.message.MessageId;
import org.secureside.query.access.NotForYou;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows residents their own reactions, where they put them. All reactions stand with the message. */
@RestController
class ReactionController {

    private final QueryGateway queries;

    ReactionController(QueryGateway queries) {
        this.queries = queries;
    }

    @ResidentsMay
    @GetMapping("/api/messages/{message}/reactions/{emoji}")
    ReactionView reaction(@PathVariable UUID message, @PathVariable String emoji, Caller caller) {
        new FieldCheck().field("emoji", Emoji.problemWith(emoji)).done();
        return queries
                .query(
                        new FindMessage(new MessageId(message), caller.id()),
                        ResponseTypes.optionalInstanceOf(MessageView.class))
                .join()
                .orElseThrow(() -> NotForYou.noSuchMessage(message))
                .reactions()
                .stream()
                .filter(reaction -> reaction.mine() && reaction.emoji().equals(emoji))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "You have not reacted to this message with this emoji."));
    }
}
