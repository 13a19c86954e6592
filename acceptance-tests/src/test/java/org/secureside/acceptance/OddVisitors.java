package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever sends anything at all to the load balancer of a stack that somebody else has started. */
abstract class OddVisitors {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = 20_240_815;
    private static final int REQUESTS = 600;

    /** Many of them wait until the load balancer gives up on the rest of what they send. */
    private static final int AT_ONCE = 24;

    private static final int SHOWN = 400;

    /** What nginx says of requests that it cannot take, and never of what it or a node failed at. */
    private static final Set<Integer> PROMISED_ERRORS = Set.of(501, 505);

    /** What only the inside of a server says. */
    private static final Pattern INSIDE =
            Pattern.compile("Exception|nginx/|\\bat [a-z.]+\\(|\\b(org|java|jakarta|tools|com)\\.[a-z]+\\."
                    + "|(?i:\\b(sql|select|insert|postgres|jackson|tomcat|spring|axon|hikari|stack ?trace)\\b)");

    /** Of a request that announces more than it has, whatever comes next is a part, and no other answer is due. */
    private static final Pattern ANNOUNCES_MORE = Pattern.compile("(?i)Content-Length: \\d{6}|Transfer-Encoding");

    private final Stack stack;

    OddVisitors(Stack stack) {
        this.stack = stack;
    }

    @Test
    void whateverIsSentIsAnsweredDecentlyAndTheConnectionIsClosedOrGoesOn() throws Exception {
        Resident ada = Resident.of(stack, "ada");
        String token = stack.token("ada", "resident");
        String street = ada.openStreet("Odd Street");
        List<Callable<List<String>>> visits = new ArrayList<>();
        for (byte[] request : new OddRequests(SEED, token, street).sample(REQUESTS)) {
            visits.add(() -> flawsOfVisit(request, street));
        }

        List<String> flaws = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<List<String>> visit : threads.invokeAll(visits)) {
                flaws.addAll(visit.get());
            }
        }

        assertThat(flaws).isEmpty();
        assertThat(ada.get(street).status()).as("afterwards").isEqualTo(200);
        Logs.requireNothingOf(stack, token.substring(token.lastIndexOf('.') + 1));
    }

    /** Sends a request, and one that is right behind it, and tells what is wrong with what comes. */
    private List<String> flawsOfVisit(byte[] request, String street) {
        String next = "GET " + street + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        List<String> flaws = new ArrayList<>();
        try (RawConnection connection = new RawConnection(stack.port())) {
            connection.send(request);
            connection.send(next.getBytes(ISO_8859_1));
            String text = new String(request, ISO_8859_1);
            boolean isWhole = !ANNOUNCES_MORE.matcher(text).find();
            List<RawConnection.Answer> answers =
                    connection.answers(text.stripLeading().startsWith("HEAD "));
            for (int i = 0; i < answers.size(); i++) {
                RawConnection.Answer answer = answers.get(i);
                flaws.addAll(flawsOf(answer, i == 0 && text.contains("HEAD ")));
                boolean isLast = i == answers.size() - 1;
                if (isLast ? isWhole && !answer.isLast() : answer.isLast()) {
                    flaws.add("the connection does not do what the answer says: " + answer.head());
                }
            }
        } catch (IOException | RuntimeException e) {
            flaws.add(e.toString());
        }
        return flaws.stream()
                .map(flaw -> flaw + "\n    after " + shown(request))
                .toList();
    }

    private static List<String> flawsOf(RawConnection.Answer answer, boolean isBodiless) {
        List<String> flaws = new ArrayList<>();
        int status = answer.status();
        String type = answer.header("Content-Type");
        if (status >= 500 && !PROMISED_ERRORS.contains(status)) {
            flaws.add("a failure: " + answer);
        }
        if (type.contains("html") || answer.body().contains("<html")) {
            flaws.add("a page: " + answer);
        }
        if (status >= 400 && !(type.equals("application/problem+json") && (isBodiless || isProblem(answer)))) {
            flaws.add("no problem: " + answer);
        }
        if (status >= 400 && INSIDE.matcher(answer.head() + answer.body()).find()) {
            flaws.add("tells of the inside: " + answer);
        }
        return flaws;
    }

    private static boolean isProblem(RawConnection.Answer answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            return problem.path("status").asInt(0) == answer.status()
                    && problem.path("type").asString("").matches("about:blank|urn:secureside:problem:[a-z-]+")
                    && !problem.path("title").asString("").isBlank();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static String shown(byte[] request) {
        StringBuilder shown = new StringBuilder();
        for (byte b : request) {
            shown.append(b >= ' ' && b <= '~' ? String.valueOf((char) b) : "\\x%02x".formatted(b & 0xff));
        }
        return shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown.toString();
    }
}
