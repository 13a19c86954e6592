package org.secureside.operations.loadbalancer.finding;

/**
 * Something that is not as it should be.
 *
 * @param criterion what was looked for
 * @param severity what it weighs in this case
 * @param where the line of the configuration, or the route or address
 * @param what what was found there
 */
public record Finding(Criterion criterion, Severity severity, String where, String what) {

    /** Returns the name of the criterion. */
    public String id() {
        return criterion.id();
    }

    /** Returns whether the configuration is refused because of it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Returns the finding as no more than a warning. */
    public Finding asWarning() {
        return new Finding(criterion, Severity.WARNING, where, what);
    }

    /** Returns the finding as an error if a condition holds, otherwise as a warning. */
    public Finding asErrorIf(boolean condition) {
        return new Finding(criterion, condition ? Severity.ERROR : Severity.WARNING, where, what);
    }
}
