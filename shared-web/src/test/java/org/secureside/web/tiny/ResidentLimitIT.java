package org.secureside.web.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.test.context.TestPropertySource;

/** What one resident may ask for. */
@TestPropertySource(properties = {"secureside.admission.resident-rate=1", "secureside.admission.resident-burst=5"})
class ResidentLimitIT extends TinyApplicationIT {

    private static final String BOB = TestIssuer.TRUSTED.token("bob", "resident");

    @Test
    void whoAsksForTooMuchIsToldWhenToComeBackAndTheOthersGoOn() throws Exception {
        HttpProbe.Answer answer = page(ADA);
        for (int i = 0; i < 20 && answer.status() == 200; i++) {
            answer = page(ADA);
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:too-many-requests");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(page(BOB).status()).isEqualTo(200);
    }

    private HttpProbe.Answer page(String token) throws Exception {
        return http.get("/api/pages?number=1", token);
    }
}
