package org.secureside.web.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What a client could send: right, nearly right, and nothing like it. */
public final class Inputs {

    private static final List<String> FIELDS = List.of(
            "body",
            "kind",
            "severity",
            "place",
            "inReplyTo",
            "sentAt",
            "name",
            "role",
            "reason",
            "messageId",
            "messageIds",
            Watch.SECRET);

    /** Names that frameworks and languages have made something of, and such as are hardly names. */
    private static final List<String> STRANGE_NAMES = List.of(
            "",
            " ",
            ".",
            "[]",
            "[0]",
            "_",
            "!",
            "$ref",
            "@type",
            "@class",
            "__proto__",
            "constructor",
            "class",
            "class.module.classLoader",
            "#this",
            "#{7*7}",
            "${7*7}",
            "_method",
            "version",
            "page",
            "size",
            "sort",
            "\u0000",
            "\r\n",
            "\uFEFF",
            "\uD83D\uDC08",
            "' or 1=1; --",
            "x".repeat(1_000));

    /** Headers that servers, proxies and frameworks have made something of. */
    private static final List<String> STRANGE_HEADERS = List.of(
            "Access-Control-Request-Method",
            "Authorization",
            "Early-Data",
            "HTTP2-Settings",
            "Keep-Alive",
            "Priority",
            "Proxy-Authorization",
            "Sec-WebSocket-Key",
            "TE",
            "Trailer",
            "X-Accel-Redirect",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-HTTP-Method",
            "X-Original-URL",
            "X-Rewrite-URL",
            "b3",
            "baggage",
            "traceparent",
            "tracestate",
            "!#$%&'*+-.^_`|~",
            "x".repeat(1_000));

    /** A message frames itself by them, and the client of the tests sets them by itself. */
    private static final Pattern FRAMING =
            Pattern.compile("(?i)connection|content-length|expect|host|transfer-encoding|upgrade");

    private Inputs() {}

    /** Names of parameters and fields: known ones, nearly known ones, and others. */
    public static Arbitrary<String> names(Collection<String> known) {
        Arbitrary<String> right = Arbitraries.of(known);
        Arbitrary<String> nearlyRight = right.flatMap(name -> Arbitraries.of(
                name.toUpperCase(Locale.ROOT),
                name + "[]",
                name + "[0]",
                name + ".x",
                name + " ",
                name + "\u0000",
                name + name,
                "_" + name,
                "!" + name,
                "@" + name,
                "%" + name));
        return Arbitraries.frequencyOf(
                Tuple.of(6, right),
                Tuple.of(2, nearlyRight),
                Tuple.of(1, Arbitraries.of(STRANGE_NAMES)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
    }

    /** What may stand behind the question mark: names of any kind, once or twice, with values or without. */
    public static Arbitrary<String> queries(Collection<String> known) {
        Arbitrary<String> pairs = Combinators.combine(
                        names(known),
                        Arbitraries.of("=", "=", "=", "", "=="),
                        Arbitraries.strings().ofMaxLength(9))
                .as((name, sign, value) -> encoded(name) + sign + (sign.isEmpty() ? "" : encoded(value)));
        Arbitrary<String> several = pairs.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .flatMap(list -> Arbitraries.of("&", "&", "&&", ";").map(between -> String.join(between, list)));
        return Arbitraries.frequencyOf(
                Tuple.of(6, several),
                Tuple.of(3, pairs.map(pair -> pair + "&" + pair)),
                Tuple.of(1, Arbitraries.of("", "&", "=", "==", "?", "+", "%00=%00", "%2525", "/", ":@")));
    }

    /** Headers of any name that HTTP allows, once or twice. */
    public static Arbitrary<List<Map.Entry<String, String>>> headers(Collection<String> known) {
        Arbitrary<String> right = Arbitraries.of(known);
        Arbitrary<String> nearlyRight = right.flatMap(name -> Arbitraries.of(
                name.toLowerCase(Locale.ROOT),
                name.toUpperCase(Locale.ROOT),
                name.replace('-', '_'),
                "X-" + name,
                name + "."));
        Arbitrary<String> token = Arbitraries.strings()
                .withChars("!#$%&'*+-.^_`|~")
                .withCharRange('0', '9')
                .withCharRange('A', 'Z')
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> names = Arbitraries.frequencyOf(
                        Tuple.of(3, right),
                        Tuple.of(2, nearlyRight),
                        Tuple.of(2, Arbitraries.of(STRANGE_HEADERS)),
                        Tuple.of(1, token))
                .filter(name -> !FRAMING.matcher(name).matches());
        return Combinators.combine(names, headerValues(), headerValues(), Arbitraries.of(1, 1, 2))
                .as((name, first, second, times) -> Stream.of(first, second)
                        .limit(times)
                        .map(value -> Map.entry(name, value))
                        .toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    /** Texts of every kind, each with the word that no log may hold. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(40);
        return Arbitraries.oneOf(
                        any,
                        Arbitraries.strings().withChars('\u0000', '\uD83D', '\uDC08', '\uFEFF', '\u202E', '"', '\\'),
                        Arbitraries.of(
                                "",
                                " ",
                                "CHAT",
                                "ALERT",
                                "INFO",
                                "MODERATOR",
                                "' or 1=1; --",
                                "${jndi:ldap://127.0.0.1/x}",
                                "<script>alert(1)</script>",
                                "../../etc/passwd",
                                "2026-01-02T03:04:05Z",
                                UUID.randomUUID().toString()),
                        Arbitraries.just("x".repeat(8_001)))
                .flatMap(text -> Arbitraries.of(text, text + Watch.SECRET));
    }

    /** JSON documents, from right ones to such that only look so. */
    public static Arbitrary<String> json() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, object(2)),
                Tuple.of(1, value(1)),
                Tuple.of(1, texts()),
                Tuple.of(1, object(1).map(json -> json.substring(0, json.length() / 2))),
                Tuple.of(1, Arbitraries.of("[".repeat(5_000), "{\"body\":".repeat(2_000), "nul", "\uFEFF{}")));
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> field =
                Combinators.combine(names(FIELDS), value(depth)).as((name, value) -> quoted(name) + ":" + value);
        Arbitrary<List<String>> fields = field.list().ofMaxSize(4);
        return Arbitraries.frequencyOf(Tuple.of(5, fields), Tuple.of(1, fields.map(Inputs::withTheFirstTwice)))
                .map(all -> "{" + String.join(",", all) + "}");
    }

    private static List<String> withTheFirstTwice(List<String> fields) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(fields.subList(0, Math.min(1, fields.size())));
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                texts().map(Inputs::quoted),
                Arbitraries.of("null", "true", "0", "-1", "1e300", "1E-400", "1" + "0".repeat(1_100), "NaN", "0x10"),
                Arbitraries.doubles().map(String::valueOf));
        return depth == 0
                ? leaf
                : Arbitraries.oneOf(
                        leaf,
                        leaf,
                        leaf,
                        Arbitraries.lazy(() -> object(depth - 1)),
                        Arbitraries.lazy(() -> value(depth - 1))
                                .list()
                                .ofMaxSize(3)
                                .map(values -> "[" + String.join(",", values) + "]"));
    }

    /** Quotes a text as JSON, where a lone surrogate can be sent only as an escape. */
    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate((char) c)
                        ? "\\u%04x".formatted(c)
                        : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    /** Parts of a path, as they stand in an address. */
    public static Arbitrary<String> segments() {
        Arbitrary<String> encoded = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(12)
                .map(bytes -> {
                    StringBuilder segment = new StringBuilder();
                    for (byte b : bytes) {
                        segment.append("%%%02X".formatted(b));
                    }
                    return segment.toString();
                });
        return Arbitraries.oneOf(
                encoded,
                Arbitraries.of(
                        "api",
                        "neighborhoods",
                        "messages",
                        "members",
                        "reactions",
                        "removal",
                        "read-marker",
                        "ledger",
                        "error",
                        "actuator",
                        "v3",
                        "api-docs",
                        "",
                        ".",
                        "..",
                        "%2e%2e",
                        "%2F",
                        "%5C",
                        ";x=y",
                        "%00",
                        "a%0d%0aSet-Cookie:%20a=b",
                        "1-1-1-1-1",
                        UUID.randomUUID().toString(),
                        "x".repeat(300)));
    }

    /** Values of headers: visible characters, and nothing that HTTP itself would not carry. */
    public static Arbitrary<String> headerValues() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(60),
                Arbitraries.of(
                        "*",
                        "\"\"",
                        "W/\"x@0\"",
                        "\"" + UUID.randomUUID() + "@99999999999999999999\"",
                        "application/json;version=2",
                        "application/json;version=x;version=1",
                        "text/html",
                        "*/*;q=nonsense",
                        ",",
                        ";",
                        "multipart/form-data",
                        "application/x-www-form-urlencoded",
                        "gzip",
                        "bytes=0-1"));
    }
}
