package org.secureside.operations.loadbalancer.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a configuration file is made of. */
public sealed interface Statement {

    /** Returns where it begins. */
    Position at();

    /**
     * A directive with its block, if it has one.
     *
     * @param at where it begins
     * @param words its name and its arguments
     * @param block what is between its braces; null where it ends with a semicolon
     * @param code the text between the braces where that is a program in another language (Lua); otherwise null
     * @param end the line of its closing brace or semicolon
     */
    record Directive(
            Position at,
            List<Word> words,
            @Nullable List<Statement> block,
            @Nullable String code,
            int end) implements Statement {

        public Directive {
            words = List.copyOf(words);
            block = block == null ? null : List.copyOf(block);
        }

        /** Returns what the directive is called. */
        public String name() {
            return words.getFirst().value();
        }

        /** Returns the words after the name, as nginx reads them. */
        public List<String> arguments() {
            return words.stream().skip(1).map(Word::value).toList();
        }

        /** Returns the directive with other words. */
        public Directive with(List<Word> others) {
            return new Directive(at, others, block, code, end);
        }

        /** Returns the directive with another block. */
        public Directive withBlock(List<Statement> other) {
            return new Directive(at, words, other, code, end);
        }
    }

    /**
     * An include with the files that it brought in.
     *
     * @param at where it is
     * @param pattern the file or pattern, as written
     * @param files what was read, in nginx's order
     * @param problem why a file could not be read, in nginx's words; otherwise null
     */
    record Include(
            Position at,
            String pattern,
            List<SourceFile> files,
            @Nullable String problem) implements Statement {

        public Include {
            files = List.copyOf(files);
        }

        /** Returns whether the name has wildcards; nginx takes it silently if such a name matches no file. */
        public boolean isPattern() {
            return Wildcards.isPattern(pattern);
        }
    }

    /**
     * A comment to the end of its line.
     *
     * @param at where it is
     * @param text what follows the number sign
     */
    record Comment(Position at, String text) implements Statement {}
}
