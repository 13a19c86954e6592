package org.secureside.operations.loadbalancer.syntax;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of a configuration.
 *
 * @param path where it is
 * @param statements what it says
 */
public record SourceFile(Path path, List<Statement> statements) {

    public SourceFile {
        statements = List.copyOf(statements);
    }

    /** Returns the outermost directives, those of included files among them. */
    public Stream<Statement.Directive> directives() {
        return statements.stream().flatMap(statement -> switch (statement) {
            case Statement.Directive directive -> Stream.of(directive);
            case Statement.Include include -> include.files().stream().flatMap(SourceFile::directives);
            case Statement.Comment comment -> Stream.empty();
        });
    }
}
