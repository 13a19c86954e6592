package org.secureside.api.replay;

import java.util.List;

/**
 * How a table that was made again compares with the one that was read before, both at the same position.
 *
 * @param table its name
 * @param rowsBefore how many rows were read until then
 * @param rows how many rows there are now
 * @param equal whether the contents are equal, by a checksum that no order of rows changes
 * @param differing keys of some of the rows that differ, as text: at most {@value #MOST_SAMPLES}
 */
public record TableDrift(String table, long rowsBefore, long rows, boolean equal, List<String> differing) {

    /** How many rows that differ are named at most. */
    public static final int MOST_SAMPLES = 20;

    public TableDrift {
        differing = List.copyOf(differing);
    }
}
