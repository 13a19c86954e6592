package org.secureside.benchmark.overload;

/** What became of requests. */
final class Outcomes {

    final Tally recorded = new Tally();
    final Tally journaled = new Tally();
    final Tally refused = new Tally();
    final Tally failed = new Tally();

    /** Adds an answer, or the lack of one as status 0. */
    void add(int status, long nanos) {
        (switch (status) {
                    case 201 -> recorded;
                    case 202 -> journaled;
                    case 429, 503 -> refused;
                    default -> failed;
                })
                .add(nanos);
    }

    int accepted() {
        return recorded.count() + journaled.count();
    }

    void print(double seconds) {
        System.out.printf("  recorded (201)   %s%n", recorded.inWords(seconds));
        System.out.printf("  journaled (202)  %s%n", journaled.inWords(seconds));
        System.out.printf("  refused          %s%n", refused.inWords(seconds));
        System.out.printf("  failed           %s%n", failed.inWords(seconds));
    }
}
