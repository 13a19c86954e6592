package org.secureside.operations.progress;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What there is to do, and how much of it is done.
 *
 * @param name what is being done, in one or two words
 * @param unit what is counted, in the plural
 * @param total how many there are
 * @param done how many are done; asked again and again
 * @param details more about them, short or empty; asked again and again
 */
public record Work(String name, String unit, long total, LongSupplier done, Supplier<String> details) {

    String detailsAfterComma() {
        String now = details.get();
        return now.isEmpty() ? "" : ", " + now;
    }
}
