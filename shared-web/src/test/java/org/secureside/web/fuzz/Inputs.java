package org.secureside.web.fuzz;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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

    private Inputs() {}

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
        Arbitrary<String> field = Combinators.combine(Arbitraries.of(FIELDS), value(depth))
                .as((name, value) -> quoted(name) + ":" + value);
        return field.list().ofMaxSize(4).map(fields -> "{" + String.join(",", fields) + "}");
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
