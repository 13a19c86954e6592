package org.secureside.acceptance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Texts out of any Unicode scalar values. The same seed makes the same texts.
 */
final class AnyText {

    private static final int PLANES = 17;
    private static final int PLANE = 0x10000;

    /** How long a text may be at most. */
    private static final int LONGEST = 8_000;

    /** The first and last of every length in UTF-8, their neighbors, and what programs like to treat specially. */
    private static final int[] SPECIAL = {
        0x00, 0x01, 0x02, 0x08, 0x09, 0x0A, 0x0D, 0x1A, 0x1F, 0x20, 0x22, 0x26, 0x27, 0x3C, 0x5C, 0x7E, 0x7F, 0x80,
        0x85, 0xA0, 0xAD, 0x7FF, 0x800, 0x0301, 0x034F, 0x061C, 0x0FFF, 0x1000, 0x180E, 0x200B, 0x200D, 0x200E, 0x2028,
        0x2029, 0x202E, 0x2060, 0x3000, 0xD7FF, 0xE000, 0xF8FF, 0xFDD0, 0xFDEF, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFC, 0xFFFD,
        0xFFFE, 0xFFFF, 0x10000, 0x1F408, 0x1F600, 0x3FFFF, 0x40000, 0xE0001, 0xFFFFF, 0x100000, 0x10FFFE, 0x10FFFF
    };

    private final Random random;

    AnyText(long seed) {
        this.random = new Random(seed);
    }

    /** Returns texts of any length that together hold every character there is, none of which is refused. */
    List<String> sample() {
        List<String> texts = new ArrayList<>();
        texts.add(text(SPECIAL));
        texts.add(text(IntStream.range(0, PLANES)
                .flatMap(plane -> IntStream.of(0, 1, 2, 0xFFFD, 0xFFFE, 0xFFFF).map(c -> plane * PLANE + c))
                .toArray()));
        for (int special : SPECIAL) {
            texts.add(text(special));
        }
        for (int plane = 0; plane < PLANES; plane++) {
            texts.add(ofPlane(plane, 200));
        }
        for (int length : new int[] {1, 2, LONGEST - 1, LONGEST}) {
            texts.add(ofAnyPlane(length));
            texts.add(ofPlane(0, length));
            texts.add(ofPlane(1, length));
        }
        for (int i = 0; i < 100; i++) {
            texts.add(ofAnyPlane(1 + random.nextInt(400)));
        }
        for (int i = 0; i < 10; i++) {
            texts.add(ofAnyPlane(1 + random.nextInt(LONGEST)));
        }
        texts.addAll(everyCharacter());
        return texts;
    }

    /** Returns texts as long as can be that hold each character once, in the order of their numbers. */
    private static List<String> everyCharacter() {
        int[] all = IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(AnyText::isScalarValue)
                .toArray();
        return IntStream.iterate(0, from -> from < all.length, from -> from + LONGEST)
                .mapToObj(from -> text(Arrays.copyOfRange(all, from, Math.min(all.length, from + LONGEST))))
                .toList();
    }

    private String ofAnyPlane(int length) {
        return text(IntStream.range(0, length)
                .map(i -> inPlane(random.nextInt(PLANES)))
                .toArray());
    }

    private String ofPlane(int plane, int length) {
        return text(IntStream.range(0, length).map(i -> inPlane(plane)).toArray());
    }

    private int inPlane(int plane) {
        return IntStream.generate(() -> plane * PLANE + random.nextInt(PLANE))
                .filter(AnyText::isScalarValue)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isScalarValue(int codePoint) {
        return codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE;
    }

    private static String text(int... characters) {
        return new String(characters, 0, characters.length);
    }
}
