package org.secureside.operations.loadbalancer.syntax;

import java.nio.file.Path;
import java.util.List;

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
}
