package org.secureside.operations.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** A rule of Prometheus, as its file has it: one that records a series, or an alert. */
record Rule(Map<String, Object> fields) {

    /** Returns the name of the series or of the alert. */
    String name() {
        return String.valueOf(alerts() ? fields.get("alert") : fields.get("record"));
    }

    boolean alerts() {
        return fields.containsKey("alert");
    }

    String expression() {
        return String.valueOf(Objects.requireNonNull(fields.get("expr"), "no expression"));
    }

    /** Returns for how long the condition must hold. */
    Optional<String> waits() {
        return Optional.ofNullable(fields.get("for")).map(String::valueOf);
    }

    /** Says whether this reads what the other one records. */
    boolean reads(Rule other) {
        return Pattern.compile("(?<![\\w:])" + Pattern.quote(other.name()) + "(?![\\w:])")
                .matcher(expression())
                .find();
    }

    /** Returns this rule with another text in the place of one of its fields. */
    Rule with(String field, String text) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, text);
        return new Rule(changed);
    }

    @Override
    public String toString() {
        return name() + ": " + expression().strip()
                + waits().map(time -> " for " + time).orElse("");
    }
}
