package org.secureside.operations.loadbalancer.syntax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Statement.Include;

/**
 * Reads a configuration with everything it includes. As in nginx, relative names are relative to the folder of the main
 * file, wherever the include stands.
 */
public final class ConfigurationReader {

    private static final int DEEPEST = 32;

    private final Path folder;
    private final Deque<Path> open = new ArrayDeque<>();

    private ConfigurationReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the file.
     *
     * @throws SyntaxProblem if nginx could not read it
     * @throws IOException if the file itself cannot be read
     */
    public static SourceFile read(Path file) throws IOException {
        Path main = file.toAbsolutePath().normalize();
        return new ConfigurationReader(folderOf(main)).parse(main, text(main));
    }

    private SourceFile parse(Path file, String text) {
        open.push(file);
        try {
            return new Parser(file, text, this::include).parse();
        } finally {
            open.pop();
        }
    }

    private Include include(Directive directive) {
        String name = directive.words().get(1).value();
        if (open.size() > DEEPEST) {
            throw new SyntaxProblem(directive.at(), "\"" + name + "\" includes itself");
        }
        Path target = folder.resolve(name).normalize();
        List<Path> found = Wildcards.isPattern(name) ? Wildcards.expand(target) : List.of(target);
        List<SourceFile> files = new ArrayList<>();
        for (Path file : found) {
            try {
                files.add(parse(file, text(file)));
            } catch (IOException e) {
                String reason = Files.exists(file) ? "it cannot be read" : "2: No such file or directory";
                return new Include(directive.at(), name, files, "open() \"" + file + "\" failed (" + reason + ")");
            }
        }
        return new Include(directive.at(), name, files, null);
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // nginx does not care about encodings; Latin-1 reads every byte.
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
