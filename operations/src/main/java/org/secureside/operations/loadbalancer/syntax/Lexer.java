package org.secureside.operations.loadbalancer.syntax;

import java.nio.file.Path;

/**
 * Splits the text of a file as {@code ngx_conf_read_token} does (nginx, src/core/ngx_conf_file.c): a number sign begins
 * a comment only where a word could begin, a backslash takes the next character as it is, and a brace after a dollar
 * sign belongs to the word.
 */
final class Lexer {

    private final Path file;
    private final String text;
    private int at;
    private int line = 1;

    Lexer(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    Token next() {
        skipSpace();
        int begun = line;
        if (at >= text.length()) {
            return new Token.End(line);
        }
        char sign = text.charAt(at);
        return switch (sign) {
            case ';', '{', '}' -> {
                at++;
                yield new Token.Mark(sign, begun);
            }
            case '#' -> new Token.Remark(remark(), begun);
            case '"', '\'' -> new Token.Text(quoted(sign));
            default -> new Token.Text(plain());
        };
    }

    /** Takes everything up to the brace that closes the block which was just opened, for programs inside. */
    String code() {
        int begun = line;
        int start = at;
        int depth = 1;
        while (at < text.length()) {
            char sign = take();
            if (sign == '{') {
                depth++;
            } else if (sign == '}' && --depth == 0) {
                return text.substring(start, at - 1);
            } else if (sign == '"' || sign == '\'') {
                skipString(sign);
            } else if (sign == '-' && at < text.length() && text.charAt(at) == '-') {
                remark();
            }
        }
        throw problem(begun, "unexpected end of file, expecting \"}\"");
    }

    int line() {
        return line;
    }

    SyntaxProblem problem(int where, String message) {
        return new SyntaxProblem(new Position(file, where), message);
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            take();
        }
    }

    private void skipString(char quote) {
        while (at < text.length()) {
            char sign = take();
            if (sign == quote || sign == '\n') {
                return;
            }
            if (sign == '\\' && at < text.length()) {
                take();
            }
        }
    }

    private String remark() {
        int start = at + 1;
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(Math.min(start, at), at).strip();
    }

    private Word quoted(char quote) {
        int begun = line;
        int start = at;
        at++;
        while (at < text.length()) {
            char sign = take();
            if (sign == '\\' && at < text.length()) {
                take();
            } else if (sign == quote) {
                if (at < text.length() && !isSpace(text.charAt(at)) && ";{)".indexOf(text.charAt(at)) < 0) {
                    throw problem(line, "unexpected \"" + text.charAt(at) + "\"");
                }
                return word(start, start + 1, at - 1, begun);
            }
        }
        throw problem(begun, "unexpected end of file, expecting \";\" or \"}\"");
    }

    private Word plain() {
        int begun = line;
        int start = at;
        boolean afterDollar = false;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (isSpace(sign) || sign == ';' || (sign == '{' && !afterDollar)) {
                break;
            }
            take();
            if (sign == '\\' && at < text.length()) {
                take();
            }
            afterDollar = sign == '$' || (sign == '{' && afterDollar);
        }
        return word(start, start, at, begun);
    }

    private Word word(int rawStart, int start, int end, int begun) {
        return new Word(text.substring(rawStart, at), Escapes.resolve(text.substring(start, end)), begun);
    }

    private char take() {
        char sign = text.charAt(at++);
        if (sign == '\n') {
            line++;
        }
        return sign;
    }

    private static boolean isSpace(char sign) {
        return sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n';
    }
}
