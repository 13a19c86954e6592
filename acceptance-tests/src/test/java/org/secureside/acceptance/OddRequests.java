package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests as no client should make them, byte by byte: wrong in one place or in many, or nothing like a request. The same
 * seed makes the same requests.
 */
final class OddRequests {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final List<String> ODD_METHODS = List.of(
            "TRACE", "CONNECT", "PRI", "BREW", "get", "", "G\0T", "G\u00c9T", "PROPFIND", "MKCOL", "X".repeat(300));
    private static final List<String> VERSIONS = List.of(" HTTP/1.1", " HTTP/1.1", " HTTP/1.1", " HTTP/1.0");
    private static final List<String> ODD_VERSIONS = List.of(
            "",
            " HTTP/0.9",
            " HTTP/1.2",
            " HTTP/2.0",
            " HTTP/9.9",
            " HTTP/11",
            " http/1.1",
            " HTTP/",
            " ICY",
            "  HTTP/1.1 ");
    private static final List<String> ODD_LINE_ENDS = List.of("\n", "\r", "\0\r\n", "\r\r\n", " \r\n");
    private static final List<String> SEGMENTS = List.of(
            "api",
            "messages",
            "members",
            "reactions",
            "nodes",
            "query-1",
            "problem",
            "400",
            "intake",
            "state",
            "actuator",
            "error",
            "",
            ".",
            "..",
            "%2e%2e",
            "%2F",
            "%5C",
            "%00",
            "%zz",
            "%",
            ";x=y",
            "*",
            "x.html",
            "y.gif",
            "\u00ff",
            "%FF%FE",
            "a%0d%0aSet-Cookie:%20a=b",
            "\t",
            "\\",
            "\"",
            "<b>",
            "{}",
            "1-1-1-1-1",
            "z".repeat(300));
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "?",
            "?limit=0",
            "?limit=1&limit=2",
            "?%00=%00",
            "?a[]=1",
            "?\u00ff",
            "#x",
            "?" + "q".repeat(9_000));
    private static final List<String> ODD_HEADERS = List.of(
            "Content-Length: 5",
            "Content-Length: 5, 5",
            "Content-Length: -1",
            "Content-Length: +5",
            "Content-Length: 0x5",
            "Content-Length:",
            "Content-Length: 99999999999999999999",
            "Content-Length: 999999",
            "Content-Length: 131072",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: \u000bchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding: sideways",
            "Expect: 100-continue",
            "Expect: 200-ok",
            "Connection: upgrade",
            "Connection: keep-alive, close, authorization",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
            "Range: bytes=0-1",
            "Range: bytes=9-1,-",
            "If-Match: \"",
            "If-Match: *",
            "If-None-Match: W/\"",
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "Accept: text/html",
            "Accept: a/b;q=x",
            "Accept: application/json;version=x",
            "Accept-Charset: utf-7",
            "Accept-Language: \u00ff",
            "Content-Type: text/html",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: ;",
            "Content-Encoding: gzip",
            "Cookie: a=b; a",
            "X-Accel-Redirect: /nodes/query-1/api/",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-Host: evil.example",
            "X-Original-URL: /actuator",
            "Forwarded: for=_x",
            "traceparent: 00-0-0-0",
            "Origin: http://evil.example\r\nAccess-Control-Request-Method: PUT",
            "Priority: u=9",
            "Idempotency-Key: a\u00ff",
            "Idempotency-Key: k\r\nIdempotency-Key: l",
            "Authorization: Basic YTpi",
            "Authorization: Bearer",
            "Host: b",
            "Host: a b",
            "Host: a:99999999",
            "Host: [::",
            "no colon",
            ": no name",
            "a b: c",
            " folded",
            "X-Null: \0",
            "X-Bell: \u0007",
            "X_Y: z",
            "X-Long: " + "l".repeat(9_000),
            "X-Longer: " + "l".repeat(40_000));
    private static final List<String> ODD_BODIES = List.of(
            "",
            "{",
            "nul",
            "\u00ef\u00bb\u00bf{}",
            "{\"body\":\"\\ud800\"}",
            "0\r\n\r\n",
            "zz\r\n",
            "5\r\nabcde\r\n0\r\n\r\n",
            "5;x=\"y\r\nabcde\r\n0\r\n\r\n",
            "5\r\nabcdefg\r\n0\r\n\r\n",
            "ffffffffffffffff\r\nx",
            "fffffff\r\nx",
            "-1\r\n\r\n",
            "0\r\nTrailer: x\r\n\r\n",
            "5\nabcde\n0\n\n",
            "{\"body\":".repeat(500),
            "GET /nowhere.html HTTP/1.1\r\n\r\n");

    /** How other protocols begin: TLS, HTTP/2, SMTP, RESP, SOCKS, PROXY, FastCGI, and nothing but ends of lines. */
    private static final List<String> STRANGERS = List.of(
            "\u0016\u0003\u0001\0\u00a5\u0001\0\0\u00a1\u0003\u0003",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\u0012\u0004\0\0\0\0\0",
            "EHLO a\r\n",
            "*1\r\n$4\r\nPING\r\n",
            "\u0005\u0001\0",
            "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET /api HTTP/1.1\r\n\r\n",
            "\u0001\u0001\0\u0001\0\u0008\0\0",
            "\r\n\r\n\r\n");

    private final Random random;
    private final String token;
    private final String street;

    /** For a resident's token and a street where they live: without both, all is refused before it is looked at. */
    OddRequests(long seed, String token, String street) {
        this.random = new Random(seed);
        this.token = token;
        this.street = street;
    }

    /** Returns so many requests. */
    List<byte[]> sample(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> one().getBytes(ISO_8859_1))
                .toList();
    }

    private String one() {
        return switch (random.nextInt(10)) {
            case 0 -> anyBytes(1 + random.nextInt(200)) + "\r\n\r\n";
            case 1 -> anyOf(STRANGERS);
            case 2, 3, 4 -> scratched(right());
            default -> odd();
        };
    }

    /** A request that is right. */
    private String right() {
        String body = "{\"body\":\"Hello\"}";
        return anyOf(METHODS) + " " + street + anyOf(List.of("", "/messages", "/members", "/search?q=x"))
                + " HTTP/1.1\r\n"
                + String.join("\r\n", rightHeaders())
                + "\r\nIdempotency-Key: k%d\r\nContent-Length: %d\r\n\r\n".formatted(random.nextInt(), body.length())
                + body;
    }

    private List<String> rightHeaders() {
        return List.of("Host: a", "Authorization: Bearer " + token, "Content-Type: application/json");
    }

    /** The same with a few bytes changed, lost, doubled, or with its end cut off. */
    private String scratched(String request) {
        StringBuilder bytes = new StringBuilder(request);
        for (int scratches = 1 + random.nextInt(3); scratches > 0 && !bytes.isEmpty(); scratches--) {
            int at = random.nextInt(bytes.length());
            int end = Math.min(bytes.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> bytes.setCharAt(at, (char) random.nextInt(256));
                case 1 -> bytes.delete(at, end);
                case 2 -> bytes.insert(at, bytes.substring(at, end));
                case 3 -> bytes.insert(at, anyOf(List.of("\r\n", "\0", " ", "\t", ":", "%", "\u00ff")));
                default -> bytes.setLength(at);
            }
        }
        return bytes.toString();
    }

    private String odd() {
        String lineEnd = oneIn(10) ? anyOf(ODD_LINE_ENDS) : "\r\n";
        List<String> headers = new ArrayList<>(oneIn(8) ? List.of() : rightHeaders());
        for (int i = random.nextInt(3); i > 0; i--) {
            headers.add(random.nextInt(headers.size() + 1), anyOf(ODD_HEADERS));
        }
        String version = anyOf(oneIn(8) ? ODD_VERSIONS : VERSIONS);
        String line = anyOf(oneIn(8) ? ODD_METHODS : METHODS) + " " + target() + version;
        return line
                + lineEnd
                + headers.stream().map(header -> header + lineEnd).collect(Collectors.joining())
                + lineEnd
                + (oneIn(5) ? anyBytes(random.nextInt(100)) : anyOf(ODD_BODIES));
    }

    private String target() {
        String path = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> "/" + anyOf(SEGMENTS))
                .collect(Collectors.joining());
        String root = anyOf(List.of(
                "", "/api", "/api", street, street, "/nodes/query-1/api", "http://evil.example/api", "//", "*"));
        return root + (oneIn(3) ? "" : path) + anyOf(QUERIES);
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private String anyBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, ISO_8859_1);
    }

    private <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
