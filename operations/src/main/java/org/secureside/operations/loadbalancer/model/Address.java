package org.secureside.operations.loadbalancer.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens, as written and in one form for all spellings.
 *
 * @param text as written
 * @param host a name or an address in its canonical form; the path of a UNIX socket
 * @param port the port; 0 for a UNIX socket
 * @param portGiven whether the port was written
 */
public record Address(String text, String host, int port, boolean portGiven) {

    private static final int DEFAULT_PORT = 80;
    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(?::(\\d{1,5}))?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final String UNIX = "unix:";

    /** Reads an address without a scheme, as in {@code server} and {@code listen}; empty if it is none. */
    public static Optional<Address> parse(String text) {
        return parse(text, DEFAULT_PORT);
    }

    /** As {@link #parse(String)}, with the port that holds where none is written. */
    public static Optional<Address> parse(String text, int defaultPort) {
        if (text.startsWith(UNIX)) {
            return Optional.of(new Address(text, text, 0, true));
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches() || text.contains("$")) {
            return Optional.empty();
        }
        boolean given = form.group(2) != null;
        int port = given ? Integer.parseInt(form.group(2)) : defaultPort;
        return Optional.of(new Address(text, canonical(form.group(1)), port, given));
    }

    /** Returns the form in which two spellings of one place are equal. */
    public String key() {
        return isUnix() ? host : host + ":" + port;
    }

    /** Returns whether it is the path of a UNIX socket. */
    public boolean isUnix() {
        return host.startsWith(UNIX);
    }

    /** Returns whether the host is a name that has to be resolved. */
    public boolean isName() {
        return !isUnix() && !IPV4.matcher(host).matches() && !host.startsWith("[");
    }

    private static String canonical(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return switch (lower) {
            // One machine, whichever way it is named; nginx resolves localhost to both.
            case "localhost", "localhost.", "[::1]" -> "127.0.0.1";
            default ->
                lower.startsWith("[::ffff:") && lower.contains(".")
                        ? lower.substring("[::ffff:".length(), lower.length() - 1)
                        : lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        };
    }
}
