package org.secureside.operations.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public interface of the service, kept in memory: idempotent as the real one, behind in its lists as the real one,
 * and faulty on demand.
 */
public final class FakeService implements AutoCloseable {

    /** What was asked of the service, handled or not. */
    public record Request(
            String method,
            String path,
            String subject,
            @Nullable String key,
            Instant at) {}

    /** A message as recorded. */
    public record Recorded(
            MessageId id,
            NeighborhoodId neighborhood,
            String author,
            String body,
            @Nullable String sentAt) {}

    private record Opened(NeighborhoodId id, String name, String owner) {}

    private final FakeServer server = new FakeServer(this::handle);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<NeighborhoodId, Opened> opened = new ConcurrentHashMap<>();
    private final Map<NeighborhoodId, Set<String>> members = new ConcurrentHashMap<>();
    private final Map<MessageId, Recorded> messages = new ConcurrentHashMap<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger listsThatLag = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private volatile Function<Request, Optional<Fault>> always = request -> Optional.empty();

    /** Returns where it answers. */
    public URI uri() {
        return server.uri();
    }

    /** Returns the server, to stop and start it. */
    public FakeServer server() {
        return server;
    }

    /** Has the next posts of messages fail, each in one way. */
    public void failNext(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** Has requests fail whenever the function says so. */
    public void failAlways(Function<Request, Optional<Fault>> rule) {
        always = rule;
    }

    /** Has the next lists of neighborhoods show none. */
    public void lag(int lists) {
        listsThatLag.set(lists);
    }

    /** Ends the wait of all requests that are held. */
    public void letGo() {
        letGo.countDown();
    }

    /** Opens a neighborhood as somebody would by hand. */
    public NeighborhoodId openByHand(String owner, String name) {
        return open(owner, new IdempotencyKey(UUID.randomUUID().toString()), name);
    }

    /** Returns all requests for which something was to be done, in the order of their arrival. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Returns the messages recorded, in no particular order. */
    public List<Recorded> messages() {
        return new ArrayList<>(messages.values());
    }

    /** Returns how many neighborhoods there are. */
    public int neighborhoods() {
        return opened.size();
    }

    /** Returns how many posts of messages were on their way at once at most. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                subjectOf(exchange),
                exchange.getRequestHeaders().getFirst(IdempotencyKey.HEADER),
                Instant.now());
        String body = FakeServer.bodyOf(exchange);
        requests.add(request);
        boolean post = request.path().endsWith("/messages");
        Fault fault = always.apply(request).orElseGet(() -> post ? faults.poll() : null);
        mostInFlight.accumulateAndGet(inFlight.addAndGet(post ? 1 : 0), Math::max);
        try {
            handle(exchange, request, body, fault);
        } finally {
            inFlight.addAndGet(post ? -1 : 0);
        }
    }

    private void handle(HttpExchange exchange, Request request, String body, @Nullable Fault fault) throws IOException {
        switch (fault) {
            case null -> decide(exchange, request, body, true);
            case Fault.Answers(int status, String retryAfter) -> {
                if (!retryAfter.isEmpty()) {
                    exchange.getResponseHeaders().set("Retry-After", retryAfter);
                }
                FakeServer.answer(exchange, status, "{\"detail\":\"a fault\"}");
            }
            case Fault.CutBefore() -> exchange.close();
            case Fault.CutAfter() -> {
                decide(exchange, request, body, false);
                exchange.close();
            }
            case Fault.Held() -> {
                try {
                    letGo.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                decide(exchange, request, body, true);
            }
        }
    }

    private void decide(HttpExchange exchange, Request request, String body, boolean answered) throws IOException {
        String[] path = request.path().split("/", -1);
        String answer = "";
        int status = 201;
        if (request.subject().isEmpty()) {
            status = 401;
        } else if (request.method().equals("GET")) {
            status = 200;
            answer = list(request.subject());
        } else if (request.method().equals("PUT")) {
            NeighborhoodId id = new NeighborhoodId(UUID.fromString(path[3]));
            Opened known = opened.get(id);
            boolean moderator = known != null && known.owner().equals(request.subject());
            status = moderator ? 204 : 403;
            if (moderator) {
                membersOf(id).add(path[5]);
            }
        } else if (path.length == 3) {
            String name = JsonMapper.shared().readTree(body).get("name").asString();
            NeighborhoodId id = open(request.subject(), new IdempotencyKey(String.valueOf(request.key())), name);
            answer = "{\"neighborhoodId\":\"%s\",\"name\":%s}".formatted(id, quoted(name));
        } else {
            status = record(exchange, request, path, body);
            MessageId id =
                    MessageId.of(new ResidentId(request.subject()), new IdempotencyKey(String.valueOf(request.key())));
            answer = status == 201
                    ? "{\"messageId\":\"%s\",\"version\":0}".formatted(id)
                    : "{\"title\":\"Refused\",\"errors\":[{\"field\":\"body\",\"problem\":\"is not to our taste\"}]}";
        }
        if (answered) {
            FakeServer.answer(exchange, status, answer);
        }
    }

    private int record(HttpExchange exchange, Request request, String[] path, String body) {
        NeighborhoodId neighborhood = new NeighborhoodId(UUID.fromString(path[3]));
        if (!membersOf(neighborhood).contains(request.subject())) {
            return 403;
        }
        JsonNode sent = JsonMapper.shared().readTree(body);
        String text = sent.get("body").asString();
        if (text.contains("refuse me")) {
            return 400;
        }
        MessageId id =
                MessageId.of(new ResidentId(request.subject()), new IdempotencyKey(String.valueOf(request.key())));
        Recorded mine = new Recorded(
                id, neighborhood, request.subject(), text, sent.path("sentAt").asString(null));
        Recorded earlier = messages.putIfAbsent(id, mine);
        if (earlier != null) {
            exchange.getResponseHeaders().set("Idempotency-Replayed", "true");
        }
        return earlier == null || earlier.body().equals(text) ? 201 : 422;
    }

    private NeighborhoodId open(String owner, IdempotencyKey key, String name) {
        NeighborhoodId id = NeighborhoodId.of(new ResidentId(owner), key);
        opened.putIfAbsent(id, new Opened(id, name, owner));
        membersOf(id).add(owner);
        return id;
    }

    private Set<String> membersOf(NeighborhoodId id) {
        return members.computeIfAbsent(id, unused -> ConcurrentHashMap.newKeySet());
    }

    private String list(String subject) {
        if (listsThatLag.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
            return "{\"neighborhoods\":[]}";
        }
        List<String> mine = opened.values().stream()
                .filter(one -> membersOf(one.id()).contains(subject))
                .map(one -> "{\"neighborhoodId\":\"%s\",\"name\":%s,\"role\":\"MODERATOR\"}"
                        .formatted(one.id(), quoted(one.name())))
                .toList();
        return "{\"neighborhoods\":[" + String.join(",", mine) + "]}";
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String subjectOf(HttpExchange exchange) {
        String[] token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .split("\\.", -1);
        if (token.length != 3) {
            return "";
        }
        String claims = new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(claims).get("sub").asString();
    }

    @Override
    public void close() {
        letGo();
        server.close();
    }
}
