package org.secureside.operations.loadbalancer.trial;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secureside.operations.loadbalancer.model.VirtualHost;

/**
 * What a request carries so that a list of the configuration chooses a certain line for it.
 *
 * @param kind where it is carried: {@code cookie}, {@code http} for a header, {@code arg}, or {@code host}
 * @param name how it is called there
 * @param value the key of the line
 */
record Mark(String kind, String name, String value) {

    private static final Pattern INPUT = Pattern.compile("\\$\\{?(cookie|http|arg)_(\\w+)}?");
    private static final Pattern HOST = Pattern.compile("\\$\\{?(http_)?host}?");
    private static final Pattern PLAIN = Pattern.compile("[\\w.-]+");

    /** Returns what makes an input of a list equal to a key; empty if a client cannot be sure of that. */
    static Optional<Mark> of(String input, String key) {
        Matcher sent = INPUT.matcher(input);
        if (!PLAIN.matcher(key).matches()) {
            return Optional.empty();
        }
        if (HOST.matcher(input).matches()) {
            return key.startsWith(".") ? Optional.empty() : Optional.of(new Mark("host", "Host", key));
        }
        return sent.matches() ? Optional.of(new Mark(sent.group(1), sent.group(2), key)) : Optional.empty();
    }

    /** Returns whether requests with it come to the same virtual host: by another host name they may not. */
    boolean leadsTo(VirtualHost host) {
        return !kind.equals("host") || host.names().stream().anyMatch(value::equalsIgnoreCase);
    }

    /** Returns the request with it. */
    Call on(Call call) {
        return switch (kind) {
            case "host" -> call.with("Host", value);
            case "cookie" -> call.with("Cookie", name + "=" + value);
            case "arg" -> call.withPath(call.path() + (call.path().contains("?") ? "&" : "?") + name + "=" + value);
            default -> call.with(name.replace('_', '-').toUpperCase(Locale.ROOT), value);
        };
    }

    /** Returns it as a report calls it. */
    @Override
    public String toString() {
        return "%s%s: %s"
                .formatted(kind.equals("cookie") ? "cookie " : kind.equals("arg") ? "argument " : "", name, value);
    }
}
