package org.secureside.operations.history;

import java.io.PrintWriter;

/** Prints what is not as it was witnessed. */
final class Findings {

    private Findings() {}

    static void print(PrintWriter out, Verification.Result result) {
        result.findings().forEach(finding -> out.println(finding.words()));
        if (result.more() > 0) {
            out.printf("and %d more%n", result.more());
        }
    }
}
