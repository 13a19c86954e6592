package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An issuer changes its keys and tokens end, while a stack runs whose nodes fetch the keys. */
class TokensAcceptance {

    private static final List<String> QUERY_NODES = List.of("query-1", "query-2", "query-3");
    private static final String KEYS_ARE_USED = "3s";

    /** As long as the keys are used, and once more as long as a token that was found good is believed, with room. */
    private static final Duration WITHDRAWN = Duration.ofSeconds(15);

    /** What a token is valid for, and by how much clocks may differ, with room. */
    private static final Duration EXPIRED = Duration.ofSeconds(40);

    private static Stack stack;
    private static Issuer issuer;
    private static RSAKey key;
    private static Resident ada;
    private static String street;

    @BeforeAll
    static void adaOpensAStreet() throws Exception {
        key = Issuer.newKey();
        Path data = Files.createTempDirectory("stack");
        issuer = new Issuer(data.resolve("keys/issuer.pem"));
        stack = Stack.in(data, Map.of("SPRING_APPLICATION_JSON", settings()));
        stack.up();
        ada = Resident.of(stack, "ada");
        street = ada.openStreet("Maple Street");
    }

    /** A local stack has its nodes take the key of its own issuer; these settings come before those. */
    private static String settings() {
        return """
                {"secureside.security.public-key": "",
                 "secureside.security.jwk-set-uri": "%s",
                 "secureside.security.jwk-set-cache": "%s",
                 "secureside.query.stream.max-behind": "%s"}""".formatted(issuer.keysAddress(), KEYS_ARE_USED, SlowReaders.LONGEST);
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
        issuer.close();
    }

    @BeforeEach
    void bothKeysAreKnown() {
        issuer.publishBesideTheLocalKey(key);
        await().atMost(WITHDRAWN).untilAsserted(() -> everywhere(ada, 200));
    }

    /** On the same stack. */
    @Nested
    class SomeSlowReaders extends SlowReaders {
        SomeSlowReaders() {
            super(stack);
        }
    }

    @Test
    void aNewKeyOpensAtOnceAndAWithdrawnOneNoMore() throws Exception {
        RSAKey next = Issuer.newKey();
        Resident renewed = Resident.with(stack, "ada", Issuer.token(next, "ada", Duration.ofHours(1)));
        everywhere(renewed, 401);
        everywhere(ada, 200);

        issuer.publishBesideTheLocalKey(key, next);
        await().atMost(WITHDRAWN).untilAsserted(() -> everywhere(renewed, 200));
        renewed.say(street, "With a new key");

        issuer.publishOnly(next);
        await().atMost(WITHDRAWN).untilAsserted(() -> everywhere(ada, 401));
        everywhere(renewed, 200);
    }

    @Test
    void aTokenOfAnotherIssuerForOthersForLaterOrForEarlierOpensNothing() throws Exception {
        Duration hour = Duration.ofHours(1);
        Date later = Date.from(Instant.now().plus(hour));
        Map<String, JWTClaimsSet> wrong = Map.of(
                "another issuer's",
                Issuer.claims("ada", hour).issuer("https://elsewhere.example").build(),
                "for others",
                Issuer.claims("ada", hour).audience("another-service").build(),
                "for later",
                Issuer.claims("ada", hour.multipliedBy(2)).notBeforeTime(later).build(),
                "for earlier",
                Issuer.claims("ada", hour.negated()).build());

        for (Map.Entry<String, JWTClaimsSet> claims : wrong.entrySet()) {
            everywhere(Resident.with(stack, "ada", Issuer.token(key, claims.getValue())), 401);
        }
        everywhere(
                Resident.with(
                        stack,
                        "ada",
                        Issuer.token(key, Issuer.claims("ada", hour).build())),
                200);
    }

    @Test
    void aStreamEndsWithItsTokenWhichOpensNothingAnyMore() throws Exception {
        Resident brief = Resident.with(stack, "ada", Issuer.token(key, "ada", Duration.ofSeconds(8)));
        HttpResponse<InputStream> stream = brief.open(street + "/stream");
        assertThat(stream.statusCode()).isEqualTo(200);

        try (InputStream events = stream.body()) {
            assertThat(new String(events.readAllBytes(), UTF_8))
                    .contains("event: open")
                    .endsWith("event: end\ndata: {\"reason\":\"token-expired\"}\n\n");
        }

        await().atMost(EXPIRED).untilAsserted(() -> everywhere(brief, 401));
        everywhere(ada, 200);
    }

    /** Asks every node: for a read those that serve it, and the command node with a write that leads nowhere. */
    private static void everywhere(Resident resident, int status) throws Exception {
        for (String node : QUERY_NODES) {
            assertThat(resident.get("/nodes/" + node + street).status())
                    .as(node)
                    .isEqualTo(status);
        }
        assertThat(resident.send("PATCH", street, "{}").status())
                .as("command node")
                .isEqualTo(status == 200 ? 400 : status);
    }
}
