package org.secureside.operations.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NginxTest {

    @Test
    void theOptionForTheErrorLogCameWith1195() {
        assertThat(Nginx.isRecent("nginx version: nginx/1.22.1")).isTrue();
        assertThat(Nginx.isRecent("nginx version: nginx/1.19.5 (Ubuntu)")).isTrue();
        assertThat(Nginx.isRecent("nginx version: nginx/1.19.4")).isFalse();
        assertThat(Nginx.isRecent("nginx version: nginx/1.18.0 (Ubuntu)")).isFalse();
        assertThat(Nginx.isRecent("")).isFalse();
    }
}
