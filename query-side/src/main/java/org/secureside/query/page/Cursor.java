package org.secureside.query.page;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list, in a form that clients hand back and do not read. It names the list, so that a place in one list is
 * none in another. Every node takes the cursors of every other, for places follow from the events alone.
 *
 * @param list the kind of list
 * @param place the values by which the list is ordered
 */
public record Cursor(String list, List<String> place) {

    private static final String SEPARATOR = "\0";
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    public Cursor {
        place = List.copyOf(place);
    }

    /** Returns the place at a position in a list that is ordered by one number. */
    public static Cursor at(String list, long position) {
        return new Cursor(list, List.of(Long.toString(position)));
    }

    /** Returns the cursor as clients see it. */
    public String text() {
        String plain = list + SEPARATOR + String.join(SEPARATOR, place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the place that a cursor of this kind of list stands for, or nothing if it is none. */
    public static Optional<List<String>> parse(String list, int values, String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            CharBuffer plain = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            List<String> parts = List.of(plain.toString().split(SEPARATOR, -1));
            boolean ours = parts.size() == values + 1 && parts.getFirst().equals(list);
            return ours ? Optional.of(parts.subList(1, parts.size())) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            return Optional.empty();
        }
    }

    /** Returns the position that a cursor of a list ordered by one number stands for, or nothing if it is none. */
    public static OptionalLong parsePosition(String list, String cursor) {
        return parse(list, 1, cursor)
                .map(List::getFirst)
                .filter(position -> NUMBER.matcher(position).matches())
                .map(position -> OptionalLong.of(Long.parseLong(position)))
                .orElseGet(OptionalLong::empty);
    }

    /** Returns what is wrong with a cursor, given whether it could be read, worded to follow its name. */
    public static Optional<String> problemWith(@Nullable String cursor, boolean readable) {
        return cursor == null || readable
                ? Optional.empty()
                : Optional.of("must be a cursor from an earlier page of the same list, unchanged");
    }
}
