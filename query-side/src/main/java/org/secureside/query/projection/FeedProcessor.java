package org.secureside.query.projection;

/** The event processor behind everything that residents read. */
public final class FeedProcessor {

    /**
     * The name of the processor. All its projections share one token and one transaction, so readers never see one of
     * them ahead of another; and it has one segment, so rows become visible in the order of the log, which live streams
     * rely on.
     */
    public static final String NAME = "feed";

    private FeedProcessor() {}
}
