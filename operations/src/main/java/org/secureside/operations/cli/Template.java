package org.secureside.operations.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text on the class path with places to fill, written <code>{{name}}</code>. */
public final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** Returns the template with this path on the class path. */
    public static Template named(String name) {
        String path = "/" + name;
        try (InputStream stream = Template.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no template " + path);
            }
            return new Template(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text as it is, for files that have their own use for braces. */
    public String text() {
        return text;
    }

    /**
     * Returns the text with every place filled.
     *
     * @throws IllegalArgumentException if a place has no value
     */
    public String fill(Map<String, ?> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            Object value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the template has no value for " + place.group(1));
            }
            return Matcher.quoteReplacement(value.toString());
        });
    }
}
