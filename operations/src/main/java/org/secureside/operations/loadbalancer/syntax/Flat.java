package org.secureside.operations.loadbalancer.syntax;

import java.util.List;
import org.secureside.operations.loadbalancer.syntax.Statement.Comment;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Statement.Include;

/** Writes a configuration as one file: what it includes stands where the include was. */
public final class Flat {

    private static final String STEP = "    ";

    private final StringBuilder text = new StringBuilder();

    private Flat() {}

    /** Returns the text. */
    public static String print(SourceFile file) {
        Flat flat = new Flat();
        flat.write("", file.statements());
        return flat.text.toString();
    }

    private void write(String indent, List<Statement> statements) {
        for (Statement statement : statements) {
            switch (statement) {
                case Comment comment -> line(indent, "# " + comment.text());
                case Include include -> {
                    include.files().forEach(inner -> write(indent, inner.statements()));
                    if (include.problem() != null) {
                        line(indent, "include " + Word.of(include.pattern(), 1).raw() + ";");
                    }
                }
                case Directive directive -> write(indent, directive);
            }
        }
    }

    private void write(String indent, Directive directive) {
        String words =
                String.join(" ", directive.words().stream().map(Word::raw).toList());
        List<Statement> block = directive.block();
        if (block == null) {
            line(indent, words + ";");
        } else if (directive.code() != null) {
            line(indent, words + " {" + directive.code() + "}");
        } else {
            line(indent, words + " {");
            write(indent + STEP, block);
            line(indent, "}");
        }
    }

    private void line(String indent, String content) {
        text.append(indent).append(content).append('\n');
    }
}
