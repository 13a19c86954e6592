package org.secureside.operations.loadbalancer.syntax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.secureside.operations.loadbalancer.syntax.Statement.Comment;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;

/** Builds the statements of one file from its tokens; what an include brings in is asked for. */
final class Parser {

    private final Path file;
    private final Lexer lexer;
    private final Function<Directive, Statement> include;

    Parser(Path file, String text, Function<Directive, Statement> include) {
        this.file = file;
        this.lexer = new Lexer(file, text);
        this.include = include;
    }

    SourceFile parse() {
        return new SourceFile(file, statements(0));
    }

    /** Reads up to the end of the file, or of the block that was opened on a line. */
    private List<Statement> statements(int opened) {
        List<Statement> statements = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        while (true) {
            switch (lexer.next()) {
                case Token.Text text -> words.add(text.word());
                case Token.Remark remark -> statements.add(new Comment(at(remark.line()), remark.text()));
                case Token.End end -> {
                    if (!words.isEmpty()) {
                        throw lexer.problem(end.line(), "unexpected end of file, expecting \";\" or \"}\"");
                    }
                    if (opened > 0) {
                        throw lexer.problem(end.line(), "unexpected end of file, expecting \"}\" of line " + opened);
                    }
                    return statements;
                }
                case Token.Mark mark -> {
                    if (mark.sign() == '}' && words.isEmpty() && opened > 0) {
                        return statements;
                    }
                    if (mark.sign() == '}' || words.isEmpty()) {
                        throw lexer.problem(mark.line(), "unexpected \"" + mark.sign() + "\"");
                    }
                    statements.add(mark.sign() == ';' ? simple(words, mark.line()) : block(words, mark.line()));
                    words.clear();
                }
            }
        }
    }

    private Statement simple(List<Word> words, int end) {
        Directive directive = new Directive(at(words.getFirst().line()), words, null, null, end);
        return directive.name().equals("include") && words.size() == 2 ? include.apply(directive) : directive;
    }

    private Directive block(List<Word> words, int opened) {
        List<Word> own = List.copyOf(words);
        Position at = at(own.getFirst().line());
        if (own.getFirst().value().endsWith("_by_lua_block")) {
            String code = lexer.code();
            return new Directive(at, own, List.of(), code, lexer.line());
        }
        List<Statement> inside = statements(opened);
        return new Directive(at, own, inside, null, lexer.line());
    }

    private Position at(int line) {
        return new Position(file, line);
    }
}
