package org.secureside.eventstore.postgres;

/** What a text is once it is stored. */
final class Utf8 {

    private Utf8() {}

    /**
     * Returns the length of the text in bytes. The driver would store a question mark for a lone surrogate, and the
     * server would refuse a whole batch for one U+0000, so both are found here.
     *
     * @throws UnstorableTextException if it holds one of these
     */
    static int lengthOf(String what, String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c == 0) {
                    throw new UnstorableTextException(what, c);
                }
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                throw new UnstorableTextException(what, c);
            }
        }
        return bytes;
    }
}
