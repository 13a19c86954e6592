package org.secureside.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.web.TestIssuer;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** What happens while an issuer changes the keys that it publishes. */
class KeyRotationTest {

    private static final Duration CACHE = Duration.ofSeconds(1);

    private final TestIssuer oldKey = new TestIssuer();
    private final TestIssuer newKey = new TestIssuer();

    private HttpServer server;
    private volatile List<JWK> published = List.of(oldKey.publicJwk());
    private volatile String issuerInMetadata = "";
    private final AtomicInteger requests = new AtomicInteger();

    @BeforeEach
    void publish() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuerInMetadata = address();
        server.createContext("/keys", exchange -> {
            requests.incrementAndGet();
            answer(exchange, new JWKSet(published).toString());
        });
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuerInMetadata, address())));
        server.start();
    }

    @AfterEach
    void stopPublishing() {
        server.stop(0);
    }

    @Test
    void aTokenWithAPublishedKeyIsTakenAndTheKeysAreFetchedOnce() {
        JwtDecoder decoder = decoder(address() + "/keys", Duration.ofMinutes(5));

        Stream.generate(() -> token(oldKey)).limit(20).forEach(decoder::decode);

        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void anIssuerSignsWithAnyOfTheAlgorithms(String algorithm) {
        TestIssuer signs = new TestIssuer(JWSAlgorithm.parse(algorithm));
        published = List.of(oldKey.publicJwk(), signs.publicJwk());
        JwtDecoder decoder = decoder(address() + "/keys", Duration.ofMinutes(5));

        assertThat(decoder.decode(token(signs)).getSubject()).isEqualTo("ada");
        assertThat(decoder.decode(token(oldKey)).getSubject()).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS512", "PS384"})
    void anotherAlgorithmIsRefusedAlthoughTheKeyIsThere(String algorithm) {
        TestIssuer signs = new TestIssuer(JWSAlgorithm.parse(algorithm));
        published = List.of(signs.publicJwk());

        assertRefused(decoder(address() + "/keys", Duration.ofMinutes(5)), token(signs));
    }

    @Test
    void anIssuerMayChangeFromRsaToAnEllipticCurve() {
        TestIssuer curve = new TestIssuer(JWSAlgorithm.ES256);
        JwtDecoder decoder = decoder(address() + "/keys", CACHE);
        decoder.decode(token(oldKey));

        published = List.of(curve.publicJwk());

        await().atMost(CACHE.plusSeconds(2)).untilAsserted(() -> assertRefused(decoder, token(oldKey)));
        assertThat(decoder.decode(token(curve)).getSubject()).isEqualTo("ada");
        assertRefused(decoder, token(new TestIssuer(JWSAlgorithm.ES256)));
    }

    @Test
    void aNewKeyIsTakenAtOnce() {
        JwtDecoder decoder = decoder(address() + "/keys", Duration.ofMinutes(5));
        decoder.decode(token(oldKey));

        published = List.of(oldKey.publicJwk(), newKey.publicJwk());

        assertThat(decoder.decode(token(newKey)).getSubject()).isEqualTo("ada");
        assertThat(decoder.decode(token(oldKey)).getSubject()).isEqualTo("ada");
    }

    @Test
    void aRemovedKeyIsRefusedWhenTheKeysAreFetchedAgain() {
        JwtDecoder decoder = decoder(address() + "/keys", CACHE);
        decoder.decode(token(oldKey));

        published = List.of(newKey.publicJwk());

        await().atMost(CACHE.plusSeconds(2)).untilAsserted(() -> assertRefused(decoder, token(oldKey)));
        assertThat(decoder.decode(token(newKey)).getSubject()).isEqualTo("ada");
    }

    @Test
    void tokensWithKeysThatAreNotThereDoNotMakeThemBeFetchedAgainAndAgain() {
        JwtDecoder decoder = decoder(address() + "/keys", Duration.ofMinutes(5));
        decoder.decode(token(oldKey));

        for (int i = 0; i < 20; i++) {
            assertRefused(decoder, token(newKey));
        }

        assertThat(requests).hasValueLessThanOrEqualTo(3);
        assertThat(decoder.decode(token(oldKey)).getSubject()).isEqualTo("ada");
    }

    @Test
    void whileTheIssuerIsAwayItsKnownKeysStayGood() {
        JwtDecoder decoder = decoder(address() + "/keys", CACHE);
        decoder.decode(token(oldKey));

        server.stop(0);

        await().during(CACHE.plusMillis(500))
                .atMost(CACHE.plusSeconds(3))
                .until(() -> "ada".equals(decoder.decode(token(oldKey)).getSubject()));
    }

    @Test
    void anIssuerThatWasNeverReachedIsAFailureAndNoRefusal() {
        server.stop(0);
        JwtDecoder decoder = decoder(address() + "/keys", Duration.ofMinutes(5));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> decoder.decode(token(oldKey)))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void theKeysAreFoundThroughTheIssuersMetadata() {
        JwtDecoder decoder = decoder(null, Duration.ofMinutes(5));

        assertThat(decoder.decode(token(oldKey)).getSubject()).isEqualTo("ada");
    }

    @Test
    void metadataOfAnotherIssuerIsNotBelieved() {
        issuerInMetadata = "https://another";
        JwtDecoder decoder = decoder(null, Duration.ofMinutes(5));

        assertThatThrownBy(() -> decoder.decode(token(oldKey))).isInstanceOf(JwtException.class);
    }

    private JwtDecoder decoder(@Nullable String keys, Duration cache) {
        return new TokenDecoderConfiguration()
                .jwtDecoder(
                        new TokenProperties(address(), "secureside-messaging", null, keys, cache, Duration.ofHours(1)));
    }

    private String token(TestIssuer key) {
        return key.token("ada", claims -> claims.issuer(address()));
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void assertRefused(JwtDecoder decoder, String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
