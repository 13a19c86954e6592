package org.secureside.operations.token;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for the issuer of the local stack. */
public final class LocalIssuer {

    private LocalIssuer() {}

    /** Opens the issuer of the data folder. */
    public static LocalIssuer open(Path dataFolder) {
        return new LocalIssuer();
    }

    /** Mints a token. */
    public String mint(String subject, Collection<String> roles, Duration valid) {
        Map<String, Object> claims = Map.of(
                "sub", subject, "roles", roles, "exp", Instant.now().plus(valid).getEpochSecond());
        return "." + encode(JsonMapper.shared().writeValueAsString(claims)) + ".";
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
