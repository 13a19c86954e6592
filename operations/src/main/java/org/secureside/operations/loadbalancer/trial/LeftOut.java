package org.secureside.operations.loadbalancer.trial;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The directives that a trial does without, and what that means for what it can tell. */
final class LeftOut {

    private static final String NOTHING = "";

    private static final Map<String, String> REASONS = reasons();

    private LeftOut() {}

    /** Returns why a directive is left out, which is empty where nothing is lost by it; empty if it stays. */
    static Optional<String> reason(String directive) {
        return Optional.ofNullable(REASONS.get(directive));
    }

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        // How the process lives: the trial says that itself.
        put(reasons, NOTHING, "user", "pid", "daemon", "master_process", "error_log", "lock_file", "working_directory");
        put(reasons, NOTHING, "worker_cpu_affinity", "worker_priority", "worker_rlimit_nofile", "worker_rlimit_core");
        put(reasons, NOTHING, "use", "debug_connection", "ssl_engine", "proxy_bind");
        put(reasons, NOTHING, "client_body_temp_path", "proxy_temp_path", "fastcgi_temp_path");
        put(reasons, NOTHING, "uwsgi_temp_path", "scgi_temp_path");
        put(reasons, "TLS: clients of the trial speak in the clear", "ssl", "ssl_certificate", "ssl_certificate_key");
        put(reasons, "TLS: clients of the trial speak in the clear", "ssl_dhparam", "ssl_password_file", "ssl_crl");
        put(reasons, "TLS: clients of the trial speak in the clear", "ssl_session_ticket_key", "ssl_stapling");
        put(reasons, "TLS: clients of the trial speak in the clear", "ssl_stapling_verify", "ssl_stapling_file");
        put(
                reasons,
                "client certificates",
                "ssl_client_certificate",
                "ssl_trusted_certificate",
                "ssl_verify_client",
                "ssl_ocsp");
        put(reasons, "TLS to the servers", "proxy_ssl_certificate", "proxy_ssl_certificate_key", "proxy_ssl_verify");
        put(reasons, "TLS to the servers", "proxy_ssl_trusted_certificate", "proxy_ssl_crl", "proxy_ssl_password_file");
        put(reasons, "access rules", "allow", "deny", "auth_basic", "auth_basic_user_file", "auth_jwt", "satisfy");
        put(reasons, "limits of rates and connections", "limit_req", "limit_conn", "limit_rate", "limit_rate_after");
        put(reasons, "the cache", "proxy_cache", "proxy_store");
        put(reasons, "mirrored requests", "mirror");
        put(reasons, "stream: connections are not measured, only read", "stream");
        put(reasons, "mail", "mail");
        return reasons;
    }

    private static void put(Map<String, String> reasons, String reason, String... directives) {
        Arrays.stream(directives).forEach(directive -> reasons.put(directive, reason));
    }
}
