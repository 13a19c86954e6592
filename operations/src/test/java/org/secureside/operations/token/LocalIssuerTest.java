package org.secureside.operations.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.cli.CommandFailure;

class LocalIssuerTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aTokenIsVerifiedByThePublicKeyInTheDataFolder() throws Exception {
        SignedJWT token = SignedJWT.parse(
                LocalIssuer.open(folder).mint("ada", List.of("resident", "auditor"), Duration.ofHours(8)));

        String pem = Files.readString(LocalIssuer.publicKeyFile(folder));
        assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----\n");
        byte[] encoded = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
        RSAPublicKey publicKey =
                (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        assertThat(token.verify(new RSASSAVerifier(publicKey))).isTrue();
        assertThat(publicKey.getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void itNamesItsHolderWhatTheyMayDoAndForHowLong() throws Exception {
        SignedJWT token =
                SignedJWT.parse(LocalIssuer.open(folder).mint("ada", List.of("resident"), Duration.ofHours(8)));

        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("ada");
        assertThat(claims.getStringListClaim("roles")).containsExactly("resident");
        assertThat(claims.getIssuer()).isEqualTo("https://secureside.local");
        assertThat(claims.getAudience()).containsExactly("secureside-messaging");
        assertThat(claims.getExpirationTime().toInstant())
                .isCloseTo(Instant.now().plus(8, ChronoUnit.HOURS), within(10, ChronoUnit.SECONDS));
        assertThat(claims.getNotBeforeTime()).isEqualTo(claims.getIssueTime());
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(token.getHeader().getKeyID()).isNotBlank();
    }

    @Test
    void theKeysAreMadeOnceHoweverManyAskAtOnce() throws Exception {
        Set<String> keys = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> LocalIssuer.open(folder).mint("ada", List.of(), Duration.ofHours(1)))
                .map(LocalIssuerTest::keyId)
                .collect(Collectors.toSet());

        assertThat(keys).hasSize(1);
    }

    @Test
    void thePublicKeyIsMadeAgainIfItIsLost() throws IOException {
        LocalIssuer.open(folder);
        String before = Files.readString(LocalIssuer.publicKeyFile(folder));
        Files.delete(LocalIssuer.publicKeyFile(folder));

        LocalIssuer.open(folder);

        assertThat(LocalIssuer.publicKeyFile(folder)).hasContent(before);
    }

    @Test
    void thePrivateKeyIsForItsOwnerOnly() throws IOException {
        LocalIssuer.open(folder);

        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/issuer.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aKeyThatCannotBeReadIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/issuer.key"), "-----BEGIN PRIVATE KEY-----\nnonsense\n");

        assertThatThrownBy(() -> LocalIssuer.open(folder))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(folder.resolve("keys").toString());
    }

    private static String keyId(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
