package org.secureside.operations.loadbalancer.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Texts;

/** Makes up the requests of the crowds. The numbers are pseudo-random and the same in every trial. */
final class Calls {

    private static final long SEED = 20240815;
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/127.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "NeighborhoodWatch/4.2 okhttp/4.12.0",
            "NeighborhoodWatch/4.2 CFNetwork/1496.0.7 Darwin/23.5.0",
            "curl/8.5.0");
    private static final List<String> LANGUAGES = List.of("en", "sw-KE, en;q=0.8", "de-DE, de;q=0.9", "fr");
    private static final String SCHEME = "http_x_forwarded_proto";
    private static final Set<String> ORDINARY = Set.of(
            SCHEME,
            "http_host",
            "http_user_agent",
            "http_accept",
            "http_accept_language",
            "http_authorization",
            "http_x_forwarded_for",
            "http_connection",
            "http_upgrade");

    private final Random random = new Random(SEED);
    private final Set<String> options;
    private final boolean isSchemeTold;

    Calls(Configuration configuration) {
        Set<String> asked = configuration.root().stream()
                .filter(node -> !node.is("log_format", "access_log", "proxy_set_header", "add_header"))
                .flatMap(node -> Stream.concat(Stream.of(node.name()), node.arguments().stream()))
                .flatMap(word -> Texts.variables(word).stream())
                .collect(Collectors.toSet());
        // Who looks at this is behind a proxy that sets it, and sends everybody else away.
        this.isSchemeTold = asked.contains(SCHEME);
        this.options = asked.stream()
                .filter(name -> name.matches("(cookie|http|arg)_.+") && !ORDINARY.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns whether the configuration looks at anything that clients may or may not send. */
    boolean hasOptions() {
        return !options.isEmpty();
    }

    /** Returns the requests of a crowd, one for each number. */
    IntFunction<Call> of(Crowd crowd, Route route, String method) {
        Call one = call(route, method, LOOPBACK, route.paths().apply(0));
        return switch (crowd) {
            case NAIVE -> number -> one;
            case DIRECT -> number -> call(route, method, source(), route.paths().apply(path()));
            case BEHIND_PROXY ->
                number -> {
                    String client = client();
                    return call(route, method, LOOPBACK, route.paths().apply(path()))
                            .with("X-Forwarded-For", client)
                            .with("X-Real-IP", client);
                };
            case WITH_OPTIONS ->
                number ->
                        withOptions(call(route, method, source(), route.paths().apply(path())));
        };
    }

    /** Returns the requests of one kind, the method chosen by the caller. */
    Call one(Route route, String method) {
        return call(route, method, source(), route.paths().apply(path()));
    }

    private Call call(Route route, String method, String source, String path) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", route.host());
        headers.put("Authorization", "Bearer " + hex() + hex() + hex());
        headers.put("User-Agent", AGENTS.get(random.nextInt(AGENTS.size())));
        headers.put("Accept", "application/json");
        headers.put("Accept-Language", LANGUAGES.get(random.nextInt(LANGUAGES.size())));
        if (method.equals("POST")) {
            headers.put("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
        }
        if (isSchemeTold) {
            headers.put("X-Forwarded-Proto", "https");
        }
        Call call = new Call(source, route.port(), method, path, headers);
        return route.mark().map(mark -> mark.on(call)).orElse(call);
    }

    private Call withOptions(Call call) {
        Call more = call;
        StringBuilder cookies = new StringBuilder();
        StringBuilder path = new StringBuilder(call.path());
        for (String option : options) {
            String name = option.substring(option.indexOf('_') + 1);
            if (option.startsWith("cookie_")) {
                cookies.append(cookies.isEmpty() ? "" : "; ")
                        .append(name)
                        .append('=')
                        .append(hex());
            } else if (option.startsWith("arg_")) {
                path.append(path.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(hex());
            } else {
                more = more.with(name.replace('_', '-').toUpperCase(Locale.ROOT), hex());
            }
        }
        return new Call(
                more.source(),
                more.port(),
                more.method(),
                path.toString(),
                cookies.isEmpty()
                        ? more.headers()
                        : more.with("Cookie", cookies.toString()).headers());
    }

    /** Returns one of the sixteen million addresses of this machine, so that clients differ as on the Internet. */
    private String source() {
        return "127.%d.%d.%d".formatted(1 + random.nextInt(254), random.nextInt(256), 1 + random.nextInt(254));
    }

    private String client() {
        return "%d.%d.%d.%d"
                .formatted(11 + random.nextInt(80), random.nextInt(256), random.nextInt(256), 1 + random.nextInt(254));
    }

    private int path() {
        return random.nextInt(1_000_000);
    }

    private String hex() {
        return "%08x".formatted(random.nextInt());
    }
}
