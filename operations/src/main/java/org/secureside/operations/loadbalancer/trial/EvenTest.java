package org.secureside.operations.loadbalancer.trial;

import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Decides whether counts are spread as they should be, by exact binomial tests (Clopper and Pearson, "The use of
 * confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934; NIST/SEMATECH e-Handbook
 * of Statistical Methods, 7.2.4), one for each server and side, the error divided among them (Bonferroni).
 *
 * <p>A spread is <em>even</em> if every server gets between {@value #LEAST_EVEN} and {@value #MOST_EVEN} of its fair
 * share: that leaves room for what a consistent hash does by nature. It is <em>uneven</em> if one gets less than
 * {@value #UNEVEN_LOW} of its fair share, or as much as twice of it (of two servers, three quarters of all). Every
 * spread in between may be judged either way.
 *
 * <p>With {@link #requests} requests an even spread is called uneven with a probability of at most {@link
 * #FALSE_ALARM}, and an uneven one even with at most {@link #MISS}, or what {@link #miss} says of many servers, where
 * requests are independent of each other.
 * Methods that take turns vary less than that, so for them both are smaller.
 */
public final class EvenTest {

    /** How often an even spread may be called uneven. */
    public static final double FALSE_ALARM = 0.001;

    /** How often an uneven spread may be called even. */
    public static final double MISS = 0.001;

    private static final double LEAST_EVEN = 0.75;
    private static final double MOST_EVEN = 1.25;
    private static final double UNEVEN_LOW = 0.4;
    private static final double UNEVEN_HIGH = 2;

    /** Beyond this, more certainty is not worth the time. */
    private static final int MOST_REQUESTS = 6000;

    private EvenTest() {}

    /** Returns how many requests are needed for these fair shares. */
    public static int requests(List<Double> shares) {
        int needed = 50;
        for (double share : shares) {
            while (needed < MOST_REQUESTS && miss(needed, share, shares.size()) > MISS) {
                needed += 10;
            }
        }
        return needed;
    }

    /** Returns whether a server got too much or too little to call the spread even. */
    public static boolean isUneven(List<Double> shares, List<Integer> counts) {
        int all = counts.stream().mapToInt(Integer::intValue).sum();
        for (int i = 0; i < shares.size(); i++) {
            double share = shares.get(i);
            if (counts.get(i) >= tooMany(all, share, shares.size())
                    || counts.get(i) <= tooFew(all, share, shares.size())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns with what probability an uneven spread of so many requests is called even, at most. It is more than {@link
     * #MISS} where so many servers share, or one gets so little, that {@link #requests} would be too many.
     */
    static double miss(List<Double> shares, int requests) {
        return shares.stream()
                .mapToDouble(share -> miss(requests, share, shares.size()))
                .max()
                .orElse(0);
    }

    private static double miss(int requests, double share, int servers) {
        double uneven = Math.min(UNEVEN_HIGH * share, (1 + share) / 2);
        double missHigh =
                BinomialDistribution.of(requests, uneven).cumulativeProbability(tooMany(requests, share, servers) - 1);
        double missLow = BinomialDistribution.of(requests, UNEVEN_LOW * share)
                .survivalProbability(tooFew(requests, share, servers));
        return Math.max(missHigh, missLow);
    }

    /** Returns the smallest count that an even spread reaches with less than its part of the false alarms. */
    private static int tooMany(int requests, double share, int servers) {
        return BinomialDistribution.of(requests, Math.min(1, MOST_EVEN * share))
                        .inverseSurvivalProbability(FALSE_ALARM / (2 * servers))
                + 1;
    }

    /** Returns the largest count to which an even spread falls with less than its part of the false alarms. */
    private static int tooFew(int requests, double share, int servers) {
        return BinomialDistribution.of(requests, LEAST_EVEN * share)
                        .inverseCumulativeProbability(FALSE_ALARM / (2 * servers))
                - 1;
    }
}
