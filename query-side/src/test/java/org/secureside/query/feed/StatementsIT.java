package org.secureside.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.query.QueryNode;
import org.secureside.query.StatementCounter;
import org.springframework.beans.factory.annotation.Autowired;

/** How many statements an answer costs. */
class StatementsIT extends QueryNode {

    @Autowired
    private StatementCounter statements;

    @Test
    void aPlainPageCostsOneStatementMembershipIncluded() throws Exception {
        getAfter(sent(recorded.messages(mapleStreet, ADA, 50).getLast()), street(), ADAS_TOKEN);

        assertThat(costOf(street() + "/messages?limit=50")).hasSize(1);
        assertThat(costOf(street() + "/messages?limit=1")).hasSize(1);
    }

    @Test
    void aPageFullOfRepliesAndReactionsCostsNoMoreThanOneWithASingleOfEach() throws Exception {
        NeighborhoodId quiet = recorded.neighborhoodOf(ADA, "Quiet Street");
        talkIn(quiet, 1, 1);
        EntityTag last = talkIn(mapleStreet, 50, 4);
        getAfter(last, street(), ADAS_TOKEN);

        List<String> few = costOf("/api/neighborhoods/" + quiet + "/messages?replies=10");
        List<String> many = costOf(street() + "/messages?replies=10");

        assertThat(few).hasSize(3);
        assertThat(many).isEqualTo(few);
    }

    @Test
    void everythingElseIsOneOrTwoStatementsToo() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "cat");
        MessageId reply = recorded.reply(message, BOB, "cat");
        getAfter(recorded.react(reply, ADA, "👍"), street(), ADAS_TOKEN);

        assertThat(costOf("/api/neighborhoods")).hasSize(1);
        assertThat(costOf(street())).hasSize(1);
        assertThat(costOf(street() + "/members")).hasSize(1);
        assertThat(costOf("/api/messages/" + message)).hasSize(1);
        assertThat(costOf("/api/messages/" + reply)).hasSize(2);
        assertThat(costOf("/api/messages/" + message + "/versions")).hasSize(1);
        assertThat(costOf("/api/messages/" + message + "/replies")).hasSize(2);
        assertThat(costOf(street() + "/search?q=cat")).hasSize(2);
    }

    private EntityTag talkIn(NeighborhoodId street, int messages, int repliesToEach) {
        EntityTag last = null;
        for (MessageId message : recorded.messages(street, ADA, messages)) {
            for (int i = 0; i < repliesToEach; i++) {
                MessageId reply = recorded.reply(message, ADA, "reply");
                last = recorded.react(reply, ADA, "👍");
            }
            recorded.react(message, ADA, "🐈");
        }
        assertThat(last).isNotNull();
        return last;
    }

    private List<String> costOf(String path) throws Exception {
        statements.take();
        assertThat(get(path, ADAS_TOKEN).status()).as(path).isEqualTo(200);
        // The node seals the log meanwhile, and compares its history, whoever reads.
        return statements.take().stream()
                .filter(sql -> !sql.contains("evidence_") && !sql.contains("history_event"))
                .toList();
    }
}
