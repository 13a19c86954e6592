package org.secureside.operations.loadbalancer.syntax;

/** What the text of a file falls into. */
sealed interface Token {

    /** Returns the line on which it begins. */
    int line();

    /** A word, quoted or not. */
    record Text(Word word) implements Token {
        @Override
        public int line() {
            return word.line();
        }
    }

    /** A comment without its number sign. */
    record Remark(String text, int line) implements Token {}

    /** One of <code>;</code>, <code>{</code> and <code>}</code>. */
    record Mark(char sign, int line) implements Token {}

    /** The end of the file. */
    record End(int line) implements Token {}
}
