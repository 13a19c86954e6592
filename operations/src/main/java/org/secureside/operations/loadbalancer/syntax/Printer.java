package org.secureside.operations.loadbalancer.syntax;

import java.util.Iterator;
import java.util.List;
import org.secureside.operations.loadbalancer.syntax.Statement.Comment;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Statement.Include;

/**
 * Writes statements so that each stands on the line it came from. What nginx says about a rewritten file is thus true of
 * the original.
 */
public final class Printer {

    private final StringBuilder text = new StringBuilder();
    private final Iterator<String> included;
    private int line = 1;

    private Printer(Iterator<String> included) {
        this.included = included;
    }

    /**
     * Returns the text of a file.
     *
     * @param included where the files that it includes are to be found, in their order
     */
    public static String print(SourceFile file, Iterator<String> included) {
        Printer printer = new Printer(included);
        printer.write(file.statements());
        return printer.text.append('\n').toString();
    }

    private void write(List<Statement> statements) {
        for (Statement statement : statements) {
            switch (statement) {
                case Comment comment -> {}
                case Include include -> {
                    moveTo(include.at().line());
                    include.files().forEach(file -> include(included.next()));
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
