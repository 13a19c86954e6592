package org.secureside.operations.client;

/** How a request ended that was repeated until it was decided. */
public sealed interface Delivery {

    /**
     * The service decided.
     *
     * @param answer what it said last
     * @param tries how often it was asked, from 1
     */
    record Answered(Answer answer, int tries) implements Delivery {}

    /**
     * The time was over before the service decided. Whether it did as asked is open.
     *
     * @param problem what went wrong last
     * @param serviceDown whether nothing else was decided either in all that time
     */
    record GivenUp(String problem, boolean serviceDown) implements Delivery {}

    /** Nobody waits for the answer any more. Whether the service did as asked is open. */
    record Stopped() implements Delivery {}
}
