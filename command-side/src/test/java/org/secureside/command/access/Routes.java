package org.secureside.command.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.secureside.command.CommandNode;
import org.secureside.command.dispatch.IfMatch;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.secureside.web.security.AuditorsMay;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of a command node, with a request that succeeds for whoever may. */
public final class Routes {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String ADMIN = TestIssuer.TRUSTED.token("ada", "admin");
    private static final String REPLAY =
            "{\"projections\":[\"feed\"],\"mode\":\"REAPPLY\",\"fromPosition\":0,\"reason\":\"A test\"}";
    private static final String BODY = "{\"body\":\"Hello\"}";

    /** What is to be decided about what a journal holds, of which the node that tests share has none. */
    private static final Set<String> ABOUT_A_JOURNAL =
            Set.of("POST /api/intake/refusals", "POST /api/intake/dismissals");

    private Routes() {}

    /** Returns whether somebody was let in to a route who asked for what {@link #call} asks for. */
    public static boolean isOpen(String route, HttpProbe.Answer answer) {
        return answer.status() / 100 == 2 || (answer.status() == 404 && ABOUT_A_JOURNAL.contains(route));
    }

    /** Returns the routes that the controllers serve, as {@code METHOD /path}. */
    public static Set<String> served(CommandNode node) {
        return servedBy("org.secureside.command", node);
    }

    static Set<String> servedBy(String packageName, CommandNode node) {
        Set<String> routes = new TreeSet<>();
        mappings(node).getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith(packageName)) {
                routesOf(mapping).forEach(routes::add);
            }
        });
        return routes;
    }

    private static Stream<String> routesOf(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
    }

    public static RequestMappingHandlerMapping mappings(CommandNode node) {
        return (RequestMappingHandlerMapping) node.bean("requestMappingHandlerMapping");
    }

    /** Where a request goes: a street that Ada has just opened and Bob was admitted to, with a message of Ada's. */
    public record Street(String path, String message, String tag, String replay) {

        public static Street open(CommandNode node) throws Exception {
            String street = node.openNeighborhood(ADA);
            node.put(street + "/members/bob", ADA, "{\"role\":\"RESIDENT\"}");
            HttpProbe.Answer sent = node.post(street + "/messages", ADA, BODY);
            HttpProbe.Answer replay = node.post("/api/replays", ADMIN, REPLAY);
            return new Street(
                    street,
                    sent.header("Location"),
                    sent.header("ETag"),
                    replay.header("Location").replace("/api/replays/", ""));
        }
    }

    /** Returns the routes that are open to auditors. */
    public static Set<String> ofAuditors(CommandNode node) {
        Set<String> routes = new TreeSet<>();
        mappings(node).getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.hasMethodAnnotation(AuditorsMay.class)) {
                routesOf(mapping).forEach(routes::add);
            }
        });
        return routes;
    }

    /** Returns whether the controller of a route reads the header {@code If-Match}. */
    public static boolean readsIfMatch(String route, CommandNode node) {
        return mappings(node).getHandlerMethods().entrySet().stream()
                .filter(served -> routesOf(served.getKey()).anyMatch(route::equals))
                .flatMap(served -> Stream.of(served.getValue().getMethodParameters()))
                .anyMatch(parameter -> parameter.getParameterType().equals(IfMatch.class));
    }

    /** Sends a request that succeeds if the token is one of Ada's with a role that the route is open to. */
    public static HttpProbe.Answer call(String route, CommandNode node, Street street, String token) throws Exception {
        Map<String, String> condition =
                route.equals("PATCH /api/messages/{message}") ? Map.of("If-Match", street.tag()) : Map.of();
        return call(route, node, street, token, condition);
    }

    /** Sends such a request under a condition. */
    public static HttpProbe.Answer call(
            String route, CommandNode node, Street street, String token, Map<String, String> condition)
            throws Exception {
        Map<String, String> headers = new HashMap<>(condition);
        if (route.startsWith("POST ")) {
            headers.put("Idempotency-Key", CommandNode.newKey());
        }
        return callWith(headers, route, node, street, token);
    }

    /** Sends such a request with these headers and no others. */
    public static HttpProbe.Answer callWith(
            Map<String, String> headers, String route, CommandNode node, Street street, String token) throws Exception {
        String method = route.substring(0, route.indexOf(' '));
        return node.http().send(method, addressOf(route, street), token, bodyOf(route, street), headers);
    }

    /** Returns the address of a route on this street. */
    public static String pathOf(String route, Street street) {
        return route.substring(route.indexOf(' ') + 1)
                .replace("/api/neighborhoods/{neighborhood}", street.path())
                .replace("/api/messages/{message}", street.message())
                .replace("{resident}", "bob")
                .replace("{replay}", street.replay())
                .replace("{projection}", "feed")
                .replace("{sequence}", "449c87f4-93f8-5ab6-ac8e-6d9bc870ecde")
                .replace("{emoji}", "%F0%9F%91%8D");
    }

    /** Returns the address of a route on this street, with the query that it needs. */
    static String addressOf(String route, Street street) {
        return pathOf(route, street) + queryOf(route);
    }

    private static String queryOf(String route) {
        return route.equals("GET /api/intake/promises") ? "?from=2026-01-02T03:04:05Z&to=2026-01-03T03:04:05Z" : "";
    }

    private static String bodyOf(String route, Street street) {
        String message = street.message().substring(street.message().lastIndexOf('/') + 1);
        return switch (route) {
            case "POST /api/neighborhoods", "PATCH /api/neighborhoods/{neighborhood}" -> "{\"name\":\"Elm Street\"}";
            case "POST /api/neighborhoods/{neighborhood}/messages" ->
                "{\"body\":\"Fire!\",\"kind\":\"ALERT\",\"severity\":\"CRITICAL\",\"place\":\"Elm Street 5\","
                        + "\"sentAt\":\"2026-01-02T03:04:05Z\",\"inReplyTo\":\"" + message + "\"}";
            case "PATCH /api/messages/{message}" -> "{\"body\":\"Good-bye\"}";
            case "PUT /api/neighborhoods/{neighborhood}/members/{resident}" -> "{\"role\":\"RESIDENT\"}";
            case "PATCH /api/neighborhoods/{neighborhood}/members/{resident}" -> "{\"role\":\"MODERATOR\"}";
            case "PUT /api/neighborhoods/{neighborhood}/read-marker" -> "{\"messageId\":\"" + message + "\"}";
            case "POST /api/messages/{message}/removal" -> "{\"reason\":\"A quarrel\"}";
            case "POST /api/operations/load-balancer-changes" ->
                "{\"action\":\"DEPLOYED\",\"release\":\"0123456789ab\",\"operator\":\"root\",\"reason\":\"A test\","
                        + "\"changedAt\":\"2026-01-02T03:04:05Z\"}";
            case "POST /api/replays" ->
                "{\"projections\":[\"feed\"],\"mode\":\"STREAM\",\"stream\":\"" + message
                        + "\",\"strategy\":\"PARALLEL\",\"throttle\":1000,\"reason\":\"A test\"}";
            case "POST /api/replays/{replay}/pause",
                    "POST /api/replays/{replay}/resume",
                    "POST /api/replays/{replay}/cancel",
                    "POST /api/dead-letters/{projection}/{sequence}/retry" -> "{\"reason\":\"A test\"}";
            case "POST /api/dead-letters/{projection}/{sequence}/discard" -> "{\"upTo\":1,\"reason\":\"A test\"}";
            case "POST /api/intake/refusals", "POST /api/intake/dismissals" ->
                "{\"messageId\":\"" + message + "\",\"reason\":\"Nobody can read it\"}";
            case "POST /api/ledger" -> "{\"messageIds\":[\"" + message + "\"]}";
            default -> "";
        };
    }
}
