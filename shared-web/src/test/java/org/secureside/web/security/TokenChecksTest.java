package org.secureside.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.web.TestIssuer;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Which tokens are taken where the issuer's public key is configured. */
class TokenChecksTest {

    private static final TestIssuer ISSUER = TestIssuer.TRUSTED;

    private static final JwtDecoder DECODER = new TokenDecoderConfiguration()
            .jwtDecoder(new TokenProperties(
                    "https://secureside.local",
                    "secureside-messaging",
                    new DefaultResourceLoader().getResource(ISSUER.publicKeyLocation()),
                    null,
                    Duration.ofMinutes(5),
                    Duration.ofHours(1)));

    @Test
    void aTokenOfTheIssuerIsTaken() {
        assertThat(DECODER.decode(ISSUER.token("ada", "resident")).getSubject()).isEqualTo("ada");
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                flaw("expired", claims -> ending(claims, -300)),
                flaw("expired by more than clocks differ", claims -> ending(claims, -15)),
                flaw("without an end", claims -> claims.expirationTime(null)),
                flaw("not valid yet", claims -> claims.notBeforeTime(secondsFromNow(300))),
                flaw("not valid yet by more than clocks differ", claims -> claims.notBeforeTime(secondsFromNow(15))),
                flaw("of another issuer", claims -> claims.issuer("https://another")),
                flaw("without an issuer", claims -> claims.issuer(null)),
                flaw("for another audience", claims -> claims.audience("another")),
                flaw("without an audience", claims -> claims.audience((String) null)),
                flaw("of nobody", claims -> claims.subject(null)),
                flaw("of somebody without a name", claims -> claims.subject("")),
                flaw("of somebody whose name no id can be", claims -> claims.subject("ada\nadmin")),
                flaw("of somebody with an endless name", claims -> claims.subject("a".repeat(129))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void aTokenWithAFlawIsRefused(String flaw, UnaryOperator<JWTClaimsSet.Builder> changes) {
        String token = ISSUER.token("ada", changes);

        assertThatThrownBy(() -> DECODER.decode(token)).as(flaw).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aTokenThatEndedByNoMoreThanClocksDifferIsTaken() {
        assertTaken(ISSUER.token("ada", claims -> ending(claims, -5)));
    }

    @Test
    void aTokenThatBeginsByNoMoreThanClocksDifferLaterIsTaken() {
        assertTaken(ISSUER.token("ada", claims -> claims.notBeforeTime(secondsFromNow(5))));
    }

    /** It was issued long ago, so that nothing but its end is wrong with it. */
    private static JWTClaimsSet.Builder ending(JWTClaimsSet.Builder claims, int secondsFromNow) {
        return claims.issueTime(secondsFromNow(-3600))
                .notBeforeTime(secondsFromNow(-3600))
                .expirationTime(secondsFromNow(secondsFromNow));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt"})
    void anAccessTokenMaySayThatItIsOne(String type) {
        assertTaken(ofType(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "at", "nonsense"})
    void whatSaysThatItIsSomethingElseIsRefused(String type) {
        assertRefused(ofType(type));
    }

    private static String ofType(String type) {
        return ISSUER.token("ada", header -> header.type(new JOSEObjectType(type)), claims -> claims);
    }

    @Test
    void aTokenThatNobodySignedIsRefused() throws ParseException {
        assertRefused(new PlainJWT(claims()).serialize());
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims());
        byte[] secret = ((RSAKey) ISSUER.publicJwk()).toRSAPublicKey().getEncoded();
        token.sign(new MACSigner(secret));

        assertRefused(token.serialize());
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() {
        assertRefused(new TestIssuer().token("ada", "resident"));
    }

    @Test
    void aTokenWhoseClaimsWereExchangedIsRefused() {
        String[] adas = ISSUER.token("ada", "resident").split("\\.", -1);
        String[] admins = ISSUER.token("ada", "admin").split("\\.", -1);

        assertRefused(adas[0] + "." + admins[1] + "." + adas[2]);
    }

    @Test
    void aTokenThatBringsItsOwnKeyIsRefused() throws Exception {
        TestIssuer mallory = new TestIssuer();
        String[] parts = mallory.token("ada", "admin").split("\\.", -1);
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"RS256\",\"jwk\":%s}"
                        .formatted(mallory.publicJwk().toJSONString())
                        .getBytes(StandardCharsets.UTF_8));

        assertRefused(header + "." + parts[1] + "." + parts[2]);
    }

    @Property
    void noTextMakesTheCheckFailOtherwise(@ForAll String text) {
        assertRefused(text);
    }

    @Test
    void onlyTextsThatNameARoleCountAsRoles() {
        assertThat(rolesIn(List.of("resident", "auditor"))).isEqualTo("resident,auditor");
        assertThat(rolesIn(List.of("RESIDENT", "root", 7, Map.of("role", "admin"))))
                .isEmpty();
        assertThat(rolesIn("admin")).isEmpty();
        assertThat(rolesIn(Map.of("admin", true))).isEmpty();
        assertThat(rolesIn(42)).isEmpty();
    }

    private static String rolesIn(Object claim) {
        String token = ISSUER.token("ada", claims -> claims.claim("roles", claim));
        return Caller.of(DECODER.decode(token)).roleNames();
    }

    private static void assertTaken(String token) {
        assertThat(DECODER.decode(token).getSubject()).isEqualTo("ada");
    }

    private static void assertRefused(String token) {
        assertThatThrownBy(() -> DECODER.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private static JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(ISSUER.token("ada", "resident")).getJWTClaimsSet();
    }

    private static Arguments flaw(String name, UnaryOperator<JWTClaimsSet.Builder> changes) {
        return Arguments.of(name, changes);
    }

    private static Date secondsFromNow(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
