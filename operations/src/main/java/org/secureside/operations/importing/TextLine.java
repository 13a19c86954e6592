package org.secureside.operations.importing;

import java.util.Optional;
import org.secureside.api.message.MessageBody;
import org.secureside.operations.lines.Line;

/** A line that is the body of a message, with all its spaces. */
final class TextLine {

    private static final int MAX_UTF_8_BYTES_OF_A_CHARACTER = 4;

    static final int MAX_BYTES = MessageBody.MAX_CHARACTERS * MAX_UTF_8_BYTES_OF_A_CHARACTER;

    private TextLine() {}

    static Draft understand(Line line) throws BadLine {
        return switch (line) {
            case Line.Text text -> new Draft(storable(saysSomething(text.text())), null, null, null);
            case Line.TooLong tooLong ->
                throw new BadLine("body must have at most %,d characters, but has %,d"
                        .formatted(MessageBody.MAX_CHARACTERS, tooLong.characters()));
            case Line.NotUtf8 notUtf8 -> throw new BadLine("is not UTF-8: the file changed during the import");
        };
    }

    /** In a file of lines, a blank one is more likely to stand between messages than for one. */
    private static String saysSomething(String line) throws BadLine {
        if (line.isBlank()) {
            throw new BadLine("is blank");
        }
        return line;
    }

    /** Returns the body if the service can store it. */
    static String storable(String body) throws BadLine {
        Optional<String> problem = MessageBody.problemWith(body);
        if (problem.isPresent()) {
            throw new BadLine("body " + problem.get());
        }
        return body;
    }
}
