package org.secureside.operations.loadbalancer.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Expands {@code *}, {@code ?} and {@code [...]} in each part of a path, sorted by name as {@code glob()} does. */
final class Wildcards {

    private Wildcards() {}

    static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    }

    static List<Path> expand(Path pattern) {
        List<Path> found = new ArrayList<>();
        Path root = pattern.getRoot();
        found.add(root == null ? Path.of("") : root);
        for (Path part : pattern) {
            List<Path> next = new ArrayList<>();
            for (Path folder : found) {
                next.addAll(matching(folder, part.toString()));
            }
            found = next;
        }
        return found;
    }

    private static List<Path> matching(Path folder, String part) {
        if (!isPattern(part)) {
            Path file = folder.resolve(part);
            return Files.exists(file) ? List.of(file) : List.of();
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Pattern form = Pattern.compile(regex(part));
        // Names that begin with a dot are matched only by patterns that do, as in glob().
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                folder,
                entry -> form.matcher(name(entry)).matches()
                        && (part.startsWith(".") || !name(entry).startsWith(".")))) {
            List<Path> found = new ArrayList<>();
            entries.forEach(found::add);
            found.sort(null);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        int bracket = -1;
        for (int i = 0; i < glob.length(); i++) {
            char sign = glob.charAt(i);
            if (bracket >= 0) {
                regex.append(sign == '!' && i == bracket + 1 ? "^" : sign == '\\' ? "\\\\" : String.valueOf(sign));
                bracket = sign == ']' ? -1 : bracket;
            } else if (sign == '[' && glob.indexOf(']', i) > 0) {
                regex.append(sign);
                bracket = i;
            } else {
                regex.append(sign == '*' ? ".*" : sign == '?' ? "." : Pattern.quote(String.valueOf(sign)));
            }
        }
        return regex.toString();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
