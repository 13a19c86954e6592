package org.secureside.operations.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.secureside.api.ledger.LedgerAnswer;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.ledger.LedgerQuestion;
import org.secureside.api.message.MessageId;
import tools.jackson.databind.json.JsonMapper;

/** The ledger of one node. */
public final class FakeLedger implements AutoCloseable {

    private final String source;
    private final FakeServer server = new FakeServer(this::handle);
    private final Map<MessageId, List<LedgerEntry>> entries = new ConcurrentHashMap<>();
    private final Map<MessageId, Integer> hidden = new ConcurrentHashMap<>();
    private final List<Integer> questions = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int refusal;
    private volatile Runnable beforeAnswer = () -> {};

    /**
     * @param source what it calls itself
     */
    public FakeLedger(String source) {
        this.source = source;
    }

    /** Returns where it answers. */
    public URI uri() {
        return server.uri();
    }

    /** Returns the server, to stop and start it. */
    public FakeServer server() {
        return server;
    }

    /** Holds a copy of a message, one more if it holds one. */
    public void hold(LedgerEntry copy) {
        entries.computeIfAbsent(copy.messageId(), unused -> new CopyOnWriteArrayList<>())
                .add(copy);
    }

    /** Holds nothing of a message any more. */
    public void lose(MessageId id) {
        entries.remove(id);
    }

    /** Does not show the message the next times it is asked for it. */
    public void lagWith(MessageId id, int times) {
        hidden.put(id, times);
    }

    /** Answers the next questions with an error. */
    public void refuse(int times, int status) {
        refusal = status;
        refusals.set(times);
    }

    /** Has something happen between each question and its answer. */
    public void beforeAnswer(Runnable happening) {
        beforeAnswer = happening;
    }

    /** Returns how many messages each question was about. */
    public List<Integer> questions() {
        return List.copyOf(questions);
    }

    private void handle(HttpExchange exchange) throws IOException {
        LedgerQuestion question = JsonMapper.shared().readValue(FakeServer.bodyOf(exchange), LedgerQuestion.class);
        questions.add(question.messageIds().size());
        beforeAnswer.run();
        if (refusals.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
            FakeServer.answer(exchange, refusal, "{\"detail\":\"not now\"}");
        } else if (question.problem().isPresent()) {
            FakeServer.answer(
                    exchange, 400, "{\"detail\":\"" + question.problem().get() + "\"}");
        } else {
            FakeServer.answer(exchange, 200, JsonMapper.shared().writeValueAsString(answerTo(question.messageIds())));
        }
    }

    private LedgerAnswer answerTo(Collection<MessageId> ids) {
        List<LedgerEntry> told = new ArrayList<>();
        for (MessageId id : ids) {
            int left = hidden.getOrDefault(id, 0);
            if (left > 0) {
                hidden.put(id, left - 1);
            } else {
                told.addAll(entries.getOrDefault(id, List.of()));
            }
        }
        return new LedgerAnswer(source, told);
    }

    @Override
    public void close() {
        server.close();
    }
}
