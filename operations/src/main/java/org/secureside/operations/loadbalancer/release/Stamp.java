package org.secureside.operations.loadbalancer.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a configuration, written into it where it has a place for that: the default of a map whose variable is
 * {@code $release}. So every line of the access log can say by which version its request was served.
 */
public final class Stamp {

    private static final int DIGITS = 12;
    private static final Pattern PLACE =
            Pattern.compile("(map\\s+\\S+\\s+\\$release\\s*\\{\\s*default\\s+)(?:\"[^\"]*\"|[^\\s;\"]+)(\\s*;)");

    private Stamp() {}

    /** Returns the version: the first digits of the SHA-256 of the text, apart from the version in it. */
    static String of(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(write("", text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the text with its version in it, or as it is if it has no place for that. */
    public static String on(String text) {
        return write(of(text), text);
    }

    private static String write(String version, String text) {
        return PLACE.matcher(text).replaceFirst("$1\"" + Matcher.quoteReplacement(version) + "\"$2");
    }
}
