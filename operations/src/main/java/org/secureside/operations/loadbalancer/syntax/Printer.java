package org.secureside.operations.loadbalancer.syntax;

import java.util.List;
import java.util.function.Function;
import org.secureside.operations.loadbalancer.syntax.Statement.Comment;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Statement.Include;

/**
 * Writes statements so that each stands on the line it came from. What nginx says about a rewritten file is thus true of
 * the original.
 */
public final class Printer {

    private final StringBuilder text = new StringBuilder();
    private final Function<SourceFile, String> nameOf;
    private int line = 1;

    private Printer(Function<SourceFile, String> nameOf) {
        this.nameOf = nameOf;
    }

    /**
     * Returns the text of a file.
     *
     * @param nameOf where each included file is to be found
     */
    public static String print(SourceFile file, Function<SourceFile, String> nameOf) {
        Printer printer = new Printer(nameOf);
        printer.write(file.statements());
        return printer.text.append('\n').toString();
    }

    private void write(List<Statement> statements) {
        for (Statement statement : statements) {
            switch (statement) {
                case Comment comment -> {}
                case Include include -> {
                    moveTo(include.at().line());
                    include.files().forEach(file -> include(nameOf.apply(file)));
                    if (include.problem() != null) {
                        include(include.pattern());
                    }
                }
                case Directive directive -> write(directive);
            }
        }
    }

    private void write(Directive directive) {
        for (Word word : directive.words()) {
            moveTo(word.line());
            put(word.raw());
            text.append(' ');
        }
        List<Statement> block = directive.block();
        if (block == null) {
            text.append("; ");
            return;
        }
        text.append("{ ");
        if (directive.code() == null) {
            write(block);
        } else {
            put(directive.code());
        }
        moveTo(directive.end());
        text.append("} ");
    }

    private void include(String name) {
        text.append("include ").append(Word.of(name, line).raw()).append("; ");
    }

    private void put(String piece) {
        text.append(piece);
        line += (int) piece.chars().filter(c -> c == '\n').count();
    }

    private void moveTo(int target) {
        while (line < target) {
            text.append('\n');
            line++;
        }
    }
}
