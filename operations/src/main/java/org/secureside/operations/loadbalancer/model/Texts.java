package org.secureside.operations.loadbalancer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with variables in them. */
public final class Texts {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    private Texts() {}

    /** Returns the names of the variables in a text, in order, without dollar signs. */
    public static List<String> variables(String text) {
        List<String> names = new ArrayList<>();
        Matcher found = VARIABLE.matcher(text);
        while (found.find()) {
            names.add(name(found));
        }
        return names;
    }

    /** Returns whether there is a variable in the text. */
    public static boolean hasVariables(String text) {
        return VARIABLE.matcher(text).find();
    }

    /** Returns what of the text is not a variable. */
    public static String withoutVariables(String text) {
        return VARIABLE.matcher(text).replaceAll("");
    }

    /** Returns the text with the first variable replaced. */
    static String replaceFirst(String text, String value) {
        return VARIABLE.matcher(text).replaceFirst(Matcher.quoteReplacement(value));
    }

    private static String name(Matcher found) {
        String inBraces = found.group(1);
        return inBraces == null ? found.group(2) : inBraces;
    }
}
