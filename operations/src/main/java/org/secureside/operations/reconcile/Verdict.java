package org.secureside.operations.reconcile;

/** What a source has of an acknowledged message. */
enum Verdict {
    /** Exactly one copy, with the content acknowledged or one that the event store says it was edited to. */
    HELD,
    /** No copy, or an older one. It may still come. */
    MISSING,
    /** More than one copy. */
    DOUBLED,
    /** One copy, with another content. */
    DIFFERENT
}
