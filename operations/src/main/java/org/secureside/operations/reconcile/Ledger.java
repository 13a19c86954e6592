package org.secureside.operations.reconcile;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import org.secureside.api.ledger.LedgerAnswer;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.ledger.LedgerQuestion;
import org.secureside.api.message.MessageId;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.client.Tokens;
import org.secureside.operations.client.WireJson;
import tools.jackson.core.JacksonException;

/** The ledger of one source, asked directly and not through the load balancer. */
final class Ledger implements AutoCloseable {

    private static final String SUBJECT = "reconcile";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String name;
    private final boolean ownName;
    private final Tokens tokens;
    private final ServiceClient client;

    private Ledger(String name, boolean ownName, URI uri, Tokens tokens) {
        this.name = name;
        this.ownName = ownName;
        this.tokens = tokens;
        this.client = new ServiceClient(uri, TIMEOUT);
    }

    /** Returns the ledger of a query node, which must answer in its own name. */
    static Ledger ofNode(String name, URI uri, Tokens auditors) {
        return new Ledger(name, true, uri, auditors);
    }

    /** Returns the ledger of the event store, which a command node answers for. */
    static Ledger ofStore(URI commandNode, Tokens auditors) {
        return new Ledger("event store", false, commandNode, auditors);
    }

    String name() {
        return name;
    }

    URI uri() {
        return client.base();
    }

    /** Asks once what the source holds of the messages, at most {@value LedgerQuestion#MAX_MESSAGES}. */
    Asked ask(Collection<MessageId> messages) throws InterruptedException {
        String question = WireJson.MAPPER.writeValueAsString(
                new LedgerQuestion(messages.stream().distinct().toList()));
        try {
            return heard(client.exchange(Call.post("/api/ledger", question), tokens.of(SUBJECT)));
        } catch (ConnectException e) {
            return new Asked.Silent("nothing accepts connections", true);
        } catch (IOException e) {
            return new Asked.Silent(OneLine.of(e), true);
        }
    }

    private Asked heard(Answer answer) {
        if (!answer.isSuccess()) {
            boolean passing = answer.status() >= 500 || answer.status() == 429 || answer.status() == 408;
            return new Asked.Silent(answer.problem(), passing);
        }
        try {
            LedgerAnswer told = WireJson.MAPPER.readValue(answer.body(), LedgerAnswer.class);
            // Two addresses of one node would prove of one node twice what is claimed of two.
            return ownName && !told.source().equals(name)
                    ? new Asked.Silent("calls itself " + told.source(), false)
                    : new Asked.Told(told.entries().stream().collect(groupingBy(LedgerEntry::messageId)));
        } catch (JacksonException | NullPointerException e) {
            return new Asked.Silent("answered with something that is no ledger", false);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
