package org.secureside.operations.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void badFieldsAreNamed() {
        assertThat(Problem.inOneLine(400, """
                        {"title":"Invalid","detail":"Some fields are wrong.","errors":[
                          {"field":"body","problem":"must not be blank"},{"field":"sentAt","problem":"is no time"}]}
                        """)).isEqualTo("body must not be blank; sentAt is no time (400)");
    }

    @Test
    void otherwiseTheDetailIsTold() {
        assertThat(Problem.inOneLine(403, "{\"title\":\"Forbidden\",\"detail\":\"You are no member.\"}"))
                .isEqualTo("You are no member. (403)");
        assertThat(Problem.inOneLine(403, "{\"title\":\"Forbidden\"}")).isEqualTo("Forbidden (403)");
    }

    @Test
    void thePageOfAProxyIsNotTold() {
        assertThat(Problem.inOneLine(502, "<html><h1>Bad Gateway</h1></html>")).isEqualTo("answered 502");
        assertThat(Problem.inOneLine(502, "")).isEqualTo("answered 502");
        assertThat(Problem.inOneLine(502, "[1]")).isEqualTo("answered 502");
    }
}
