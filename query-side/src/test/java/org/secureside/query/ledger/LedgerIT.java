package org.secureside.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

class LedgerIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @Test
    void theLedgerTellsTheNewestTextByItsFingerprint() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        assertThat(ledgerOf(sent(message))).isEqualTo("0 " + Fingerprint.of("Hello"));

        recorded.edit(message, "Good-bye");
        EntityTag reaction = recorded.react(message, BOB, "👍");
        assertThat(ledgerOf(reaction)).isEqualTo("1 " + Fingerprint.of("Good-bye"));
    }

    @Test
    void theLedgerStillKnowsWhatIsShownNoMore() throws Exception {
        MessageId retracted = recorded.message(mapleStreet, ADA, "Oops");
        MessageId removed = recorded.message(mapleStreet, ADA, "Rude");

        assertThat(ledgerOf(recorded.retract(retracted))).isEqualTo("0 " + Fingerprint.of("Oops"));
        assertThat(ledgerOf(recorded.remove(removed, ADA, "be kind"))).isEqualTo("0 " + Fingerprint.of("Rude"));
    }

    @Test
    void theFingerprintIsThatOfTheTextAsItWasSent() throws Exception {
        String any = "\u0000a\\000\u001a\u0001\u001a\u0002\u001a\u0000 🐈 \u001a";
        MessageId message = recorded.message(mapleStreet, ADA, any);
        MessageId edited = recorded.message(mapleStreet, ADA, "other");

        assertThat(ledgerOf(sent(message))).isEqualTo("0 " + Fingerprint.of(any));
        assertThat(ledgerOf(recorded.edit(edited, any))).isEqualTo("1 " + Fingerprint.of(any));
        assertThat(ledgerOf(recorded.retract(message))).isEqualTo("0 " + Fingerprint.of(any));
        assertThat(ledgerOf(recorded.retract(edited))).isEqualTo("1 " + Fingerprint.of(any));
    }

    @Test
    void onlyAuditorsAsk() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");

        assertThat(ask(message, ADAS_TOKEN).status()).isEqualTo(403);
    }

    private String ledgerOf(EntityTag state) throws Exception {
        MessageId message = new MessageId(state.id());
        getAfter(state, "/api/messages/" + message, ADAS_TOKEN);
        HttpProbe.Answer told = ask(message, AUDITOR);
        assertThat(told.body().get("entries")).hasSize(1);
        return told.body().at("/entries/0/version").asString() + " "
                + told.body().at("/entries/0/bodySha256").asString();
    }

    private HttpProbe.Answer ask(MessageId message, String token) throws Exception {
        return http.send("POST", "/api/ledger", token, "{\"messageIds\":[\"" + message + "\"]}", Map.of());
    }
}
