package org.secureside.operations.loadbalancer.model;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A directive that passes requests on.
 *
 * @param node the directive
 * @param place what is passed to, without what it adds to the path of a request
 */
public record Target(Node node, String place) {

    private static final Map<String, Integer> DEFAULT_PORTS =
            Map.of("http", 80, "https", 443, "grpc", 80, "grpcs", 443);
    private static final Set<String> DIRECTIVES =
            Set.of("proxy_pass", "grpc_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "memcached_pass");

    /** Variables that hold a path, and so end the place even where no slash does; what was cut out of one does too. */
    private static final Pattern PATH =
            Pattern.compile("(\\$\\{?(request_uri|uri|document_uri|is_args|args)\\b|(?<=:\\d{1,5})\\$\\{?\\d).*$");

    private static final Pattern CUT_OUT_PATH = Pattern.compile("\\$(\\d|\\{\\d})$");

    /** It makes no difference to where a request goes. */
    private static final Pattern SAME_SCHEME = Pattern.compile("^\\$(scheme|\\{scheme})://");

    static Optional<Target> of(Node node, Collection<String> pools) {
        return DIRECTIVES.contains(node.name()) && !node.arguments().isEmpty()
                ? Optional.of(new Target(node, place(node.argument(0), pools)))
                : Optional.empty();
    }

    private static String place(String url, Collection<String> pools) {
        String place = SAME_SCHEME.matcher(place(url)).replaceFirst("http://");
        String shorter = CUT_OUT_PATH.matcher(place).replaceFirst("");
        // What follows the name of a pool is a path, unless there are pools whose names go on so.
        return pools.stream().anyMatch(pool -> pool.equalsIgnoreCase(authority(shorter))) ? shorter : place;
    }

    /** Returns whether it speaks HTTP to the servers. */
    public boolean isHttp() {
        return node.is("proxy_pass") && !isStream();
    }

    /** Returns whether it passes connections rather than requests. */
    public boolean isStream() {
        return node.ancestor("stream").isPresent();
    }

    /** Returns what is passed to, as written. */
    public String text() {
        return node.argument(0);
    }

    /** Returns the part of the text that says where to, without scheme and path. */
    public String authority() {
        return authority(place);
    }

    /** Returns the location or server block that it belongs to, beyond any {@code if} around it. */
    public Node owner() {
        return node.ancestors()
                .filter(block -> block.is("location", "server"))
                .findFirst()
                .orElse(node);
    }

    /** Returns the virtual host that it belongs to. */
    public Optional<Node> host() {
        return node.ancestor("server");
    }

    /** Returns an address without what it adds to the path of a request, as far as its text tells. */
    public static String place(String url) {
        return PATH.matcher(url).replaceFirst("");
    }

    /** Returns the part of an address that says where to, without scheme and path. */
    public static String authority(String url) {
        int scheme = url.indexOf("://");
        String rest = scheme < 0 ? url : url.substring(scheme + 3);
        if (rest.startsWith("unix:")) {
            int end = rest.indexOf(':', "unix:".length());
            return end < 0 ? rest : rest.substring(0, end);
        }
        int slash = rest.indexOf('/');
        int question = rest.indexOf('?');
        int end = slash < 0 ? question : question < 0 ? slash : Math.min(slash, question);
        return end < 0 ? rest : rest.substring(0, end);
    }

    /** Returns the port that holds where an address names none. */
    public static int defaultPort(String url) {
        int scheme = url.indexOf("://");
        return scheme < 0 ? 80 : DEFAULT_PORTS.getOrDefault(url.substring(0, scheme), 80);
    }
}
