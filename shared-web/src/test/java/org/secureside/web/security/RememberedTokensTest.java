package org.secureside.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
    private static final Instant END = START.plusSeconds(10);

    private final List<String> checked = new ArrayList<>();
    private final SettableClock clock = new SettableClock();
    private final RememberedTokens tokens = new RememberedTokens(this::check, Duration.ofHours(1), clock);

    @Test
    void aGoodTokenIsCheckedOnce() {
        tokens.decode("good");
        assertThat(tokens.decode("good").getSubject()).isEqualTo("ada");

        assertThat(checked).containsExactly("good");
    }

    @Test
    void aTokenIsCheckedAgainOnceItsTimeIsOver() {
        tokens.decode("good");
        clock.now = END;

        assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aBadTokenIsCheckedEveryTime() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        }
        assertThat(checked).containsExactly("bad", "bad");
    }

    private Jwt check(String token) {
        checked.add(token);
        if (token.equals("bad") || !clock.instant().isBefore(END)) {
            throw new BadJwtException("refused");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("ada")
                .expiresAt(END)
                .build();
    }

    private static final class SettableClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
