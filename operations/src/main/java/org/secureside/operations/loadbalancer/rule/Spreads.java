package org.secureside.operations.loadbalancer.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.secureside.operations.loadbalancer.model.Choice;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Texts;
import org.secureside.operations.loadbalancer.model.Variables;

/** Estimates how many values a text with variables takes. The names are those of nginx's variable index. */
final class Spreads {

    private static final int DEEPEST = 8;

    private static final Set<String> CONSTANT = Set.of(
            "hostname",
            "nginx_version",
            "pid",
            "server_addr",
            "server_port",
            "server_name",
            "proxy_host",
            "proxy_port",
            "document_root",
            "realpath_root",
            "upstream_addr",
            "upstream_status",
            "upstream_cache_status",
            "scheme",
            "https",
            "status",
            "bytes_sent",
            "body_bytes_sent",
            "request_completion",
            "request_time",
            "limit_rate",
            "gzip_ratio",
            "pipe");

    private static final Set<String> FEW = Set.of(
            "request_method",
            "server_protocol",
            "host",
            "http_host",
            "http_accept",
            "http_accept_language",
            "http_accept_encoding",
            "http_connection",
            "http_upgrade",
            "http_user_agent",
            "http_x_forwarded_proto",
            "http_x_forwarded_host",
            "http_x_forwarded_port",
            "http_content_type",
            "content_type",
            "http_cache_control",
            "http_dnt",
            "http_origin",
            "http_priority",
            "http_sec_ch_ua",
            "http_sec_ch_ua_platform",
            "http_sec_fetch_mode",
            "http_sec_fetch_site",
            "http_te",
            "is_args",
            "ssl_protocol",
            "ssl_cipher",
            "ssl_curve",
            "ssl_early_data",
            "ssl_session_reused",
            "ssl_alpn_protocol",
            "ssl_client_verify",
            "ssl_client_i_dn",
            "ssl_server_name",
            "ssl_preread_server_name",
            "ssl_preread_protocol",
            "protocol",
            "http2",
            "http3",
            "msie",
            "modern_browser",
            "ancient_browser",
            "proxy_protocol_server_addr",
            "proxy_protocol_server_port",
            "geoip_country_code",
            "geoip_country_code3",
            "geoip_country_name",
            "geoip_region",
            "geoip2_country_code",
            "request_length",
            "content_length",
            "connection_requests",
            // The same for all requests of a second, or of a day.
            "time_local",
            "time_iso8601",
            "date_local",
            "date_gmt");

    private static final Set<String> ADDRESS = Set.of("remote_addr", "binary_remote_addr", "realip_remote_addr");

    private static final Set<String> CONNECTION = Set.of("connection", "remote_port", "realip_remote_port");

    private static final Set<String> ALWAYS_SENT =
            Set.of("http_authorization", "http_idempotency_key", "http_x_forwarded_for", "http_x_request_id");

    private static final Set<String> OPTIONAL = Set.of(
            "args",
            "query_string",
            "remote_user",
            "ssl_client_s_dn",
            "ssl_client_fingerprint",
            "ssl_session_id",
            "proxy_protocol_addr",
            "proxy_protocol_port");

    private final Variables variables;

    Spreads(Variables variables) {
        this.variables = variables;
    }

    /** Returns how many values the text takes. */
    Spread of(String text) {
        return of(text, 0);
    }

    private Spread of(String text, int depth) {
        List<String> names = Texts.variables(text);
        if (names.isEmpty() || depth > DEEPEST) {
            return names.isEmpty() ? Spread.CONSTANT : Spread.WIDE;
        }
        List<Spread> parts =
                names.stream().map(name -> ofVariable(name, depth + 1)).toList();
        // A key is never empty if something in it never is; then those without the optional part share one value.
        boolean anchored = !Texts.withoutVariables(text).isEmpty()
                || parts.contains(Spread.CONSTANT)
                || parts.contains(Spread.FEW);
        Spread widest = parts.stream().max(Spread::compareTo).orElse(Spread.CONSTANT);
        return widest == Spread.OPTIONAL && anchored ? Spread.COMMON_FALLBACK : widest;
    }

    private Spread ofVariable(String name, int depth) {
        return variables.choice(name).map(choice -> ofChoice(choice, depth)).orElseGet(() -> {
            List<Node> assigned = variables.assignments(name);
            if (assigned.isEmpty()) {
                return ofBuiltIn(name);
            }
            return assigned.size() == 1 ? of(assigned.getFirst().argument(1), depth) : Spread.FEW;
        });
    }

    private Spread ofChoice(Choice choice, int depth) {
        List<Choice.Branch> literal = new ArrayList<>();
        List<Choice.Branch> varying = new ArrayList<>();
        choice.branches().forEach(branch -> (Texts.hasVariables(branch.value()) ? varying : literal).add(branch));
        long values = literal.stream().map(Choice.Branch::value).distinct().count();
        if (varying.isEmpty()) {
            return values <= 1 ? Spread.CONSTANT : Spread.FEW;
        }
        Spread widest = varying.stream()
                .map(branch -> of(branch.value(), depth))
                .max(Spread::compareTo)
                .orElse(Spread.WIDE);
        boolean fallbackIsOneValue = literal.stream()
                .anyMatch(branch -> !branch.value().isEmpty()
                        && (branch.isDefault() || branch.key().isEmpty()));
        boolean fallbackIsTaken = of(choice.input(), depth).compareTo(Spread.OPTIONAL) <= 0;
        return fallbackIsOneValue && fallbackIsTaken ? Spread.COMMON_FALLBACK : widest;
    }

    private static Spread ofBuiltIn(String name) {
        // What answers tell is not there yet when a server is chosen.
        if (CONSTANT.contains(name) || name.startsWith("sent_http_") || name.startsWith("upstream_http_")) {
            return Spread.CONSTANT;
        }
        if (FEW.contains(name)) {
            return Spread.FEW;
        }
        if (ADDRESS.contains(name)) {
            return Spread.ADDRESS;
        }
        if (CONNECTION.contains(name)) {
            return Spread.CONNECTION;
        }
        boolean sentByChoice = name.startsWith("cookie_") || name.startsWith("arg_") || name.startsWith("http_");
        return OPTIONAL.contains(name) || (sentByChoice && !ALWAYS_SENT.contains(name)) ? Spread.OPTIONAL : Spread.WIDE;
    }
}
