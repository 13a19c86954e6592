package org.secureside.operations.loadbalancer.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoggedRequestTest {

    @Test
    void everyServerThatARequestWasTriedOnIsRead() {
        LoggedRequest request = read("""
                {"time":"2026-11-22T20:00:01+01:00","release":"abc","status":502,"seconds":0.250,
                "upstream":"127.0.0.1:1, 127.0.0.1:2 : 127.0.0.1:3","upstreamStatus":"502, 503 : 502",
                "headerSeconds":"-, 0.200 : 0.100","responseSeconds":"0.500, 0.250 : 9.000"}""");

        assertThat(request.tries())
                .containsExactly(
                        new LoggedRequest.Try("127.0.0.1:1", 502, 0.5),
                        new LoggedRequest.Try("127.0.0.1:2", 503, 0.2),
                        new LoggedRequest.Try("127.0.0.1:3", 502, 0.1));
        assertThat(request.at()).isEqualTo("2026-11-22T19:00:01Z");
        assertThat(request.isFailure()).isTrue();
        assertThat(request.seconds()).isCloseTo(0.8, within(1e-9));
        assertThat(request.release()).isEqualTo("abc");
    }

    @Test
    void aRequestThatNginxAnsweredByItselfHasNoServer() {
        assertThat(read("{\"time\":\"2026-11-22T20:00:01Z\",\"status\":404,\"upstream\":\"\"}")
                        .tries())
                .isEmpty();
        assertThat(read("{\"time\":\"2026-11-22T20:00:01Z\",\"status\":404,\"upstream\":\"-\"}")
                        .tries())
                .isEmpty();
    }

    @Test
    void anOperatorWhoAsksOneNodeIsNoTraffic() {
        assertThat(LoggedRequest.parse(
                        "{\"time\":\"2026-11-22T20:00:01Z\",\"status\":200,\"uri\":\"/nodes/query-1/api/x\"}"))
                .isEmpty();
    }

    @Test
    void aLineOfAnotherFormIsLeftOut() {
        assertThat(LoggedRequest.parse("127.0.0.1 - - \"GET /\" 200")).isEmpty();
        assertThat(LoggedRequest.parse("{\"time\":\"yesterday\",\"status\":200}"))
                .isEmpty();
        assertThat(LoggedRequest.parse("{\"level\":\"info\"}")).isEmpty();
        assertThat(LoggedRequest.parse("{\"time\":\"2026-11-22T20:0")).isEmpty();
    }

    private static LoggedRequest read(String line) {
        return LoggedRequest.parse(line).orElseThrow();
    }
}
