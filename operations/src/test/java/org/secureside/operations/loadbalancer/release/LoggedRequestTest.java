package org.secureside.operations.loadbalancer.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedRequestTest {

    @Test
    void everyServerThatARequestWasTriedOnIsRead() {
        LoggedRequest request = read("""
                {"time":"2026-11-22T20:00:01+01:00","release":"abc","status":502,"seconds":0.250,
                "upstream":"127.0.0.1:1, 127.0.0.1:2 : 127.0.0.1:3"}""");

        assertThat(request.upstreams()).containsExactly("127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3");
        assertThat(request.at()).isEqualTo("2026-11-22T19:00:01Z");
        assertThat(request.isFailure()).isTrue();
        assertThat(request.seconds()).isEqualTo(0.25);
        assertThat(request.release()).isEqualTo("abc");
    }

    @Test
    void aRequestThatNginxAnsweredByItselfHasNoServer() {
        assertThat(read("{\"time\":\"2026-11-22T20:00:01Z\",\"status\":404,\"upstream\":\"\"}")
                        .upstreams())
                .isEmpty();
        assertThat(read("{\"time\":\"2026-11-22T20:00:01Z\",\"status\":404,\"upstream\":\"-\"}")
                        .upstreams())
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
