package org.secureside.operations.stack;

/** Ordinal numbers in English. */
final class Ordinal {

    private Ordinal() {}

    static String of(int number) {
        int lastTwo = number % 100;
        boolean teen = lastTwo >= 11 && lastTwo <= 13;
        String ending = switch (teen ? 0 : number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return number + ending;
    }
}
