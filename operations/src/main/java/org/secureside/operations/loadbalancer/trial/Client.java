package org.secureside.operations.loadbalancer.trial;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Makes requests as clients would. It does not use the JDK's client, which can neither choose the address it comes from
 * for each connection nor send any {@code Host} it likes.
 */
final class Client {

    /** Longer than anything takes that the trial has shortened. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Client() {}

    /** Makes one request on a connection of its own. */
    static Answer send(Call call) {
        try (Socket socket = connect(call)) {
            return exchange(socket, new BufferedInputStream(socket.getInputStream()), call, false);
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    /** Makes requests one after the other, on one connection as long as it is kept. */
    static List<Answer> inTurn(List<Call> calls) {
        List<Answer> answers = new ArrayList<>();
        while (answers.size() < calls.size()) {
            int before = answers.size();
            try (Socket socket = connect(calls.get(before))) {
                BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
                boolean open = true;
                while (open && answers.size() < calls.size()) {
                    Answer answer = exchange(socket, in, calls.get(answers.size()), true);
                    open = !answer.equals(Answer.NONE);
                    // A kept connection may be closed at any time; that request goes on a new one.
                    if (open || answers.size() == before) {
                        answers.add(answer);
                    }
                }
            } catch (IOException e) {
                if (answers.size() == before) {
                    answers.add(Answer.NONE);
                }
            }
        }
        return answers;
    }

    /** Makes so many requests, at most so many at once, each on a connection of its own. */
    static List<Answer> atOnce(int concurrency, int count, IntFunction<Call> calls) throws InterruptedException {
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Call call = calls.apply(i);
            tasks.add(() -> send(call));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(concurrency)) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Makes so many requests over so many connections, which are kept, as a proxy in front does. */
    static List<Answer> overKept(int connections, int count, IntFunction<Call> calls) throws InterruptedException {
        List<List<Call>> lanes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (lanes.size() < connections) {
                lanes.add(new ArrayList<>());
            }
            lanes.get(i % connections).add(calls.apply(i));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Callable<List<Answer>>> tasks = new ArrayList<>();
            lanes.forEach(lane -> tasks.add(() -> inTurn(lane)));
            List<Answer> answers = new ArrayList<>();
            for (Future<List<Answer>> lane : threads.invokeAll(tasks)) {
                answers.addAll(lane.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Socket connect(Call call) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.bind(new InetSocketAddress(InetAddress.getByName(call.source()), 0));
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), call.port()), (int) PATIENCE.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Answer exchange(Socket socket, BufferedInputStream in, Call call, boolean keeps) throws IOException {
        socket.getOutputStream().write(call.text(keeps).getBytes(StandardCharsets.ISO_8859_1));
        Optional<Message> answer = Message.read(in, true);
        return answer.filter(message -> message.word(1).matches("\\d{3}"))
                .map(message -> new Answer(Integer.parseInt(message.word(1)), message.header(Stub.NAME_HEADER)))
                .orElse(Answer.NONE);
    }
}
