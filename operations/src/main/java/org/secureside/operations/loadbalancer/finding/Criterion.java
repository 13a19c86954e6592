package org.secureside.operations.loadbalancer.finding;

import org.secureside.operations.loadbalancer.syntax.Position;

/**
 * Something that a configuration is examined for.
 *
 * @param id its name, as in {@code weight-skew}
 * @param severity what it weighs, unless the case at hand is a milder one
 * @param why what happens to traffic
 * @param remedy what to do about it
 */
public record Criterion(String id, Severity severity, String why, String remedy) {

    /** A criterion by which a configuration is refused. */
    public static Criterion error(String id, String why, String remedy) {
        return new Criterion(id, Severity.ERROR, why, remedy);
    }

    /** A criterion about which operators are warned. */
    public static Criterion warning(String id, String why, String remedy) {
        return new Criterion(id, Severity.WARNING, why, remedy);
    }

    /** Returns what was found on a line of the configuration. */
    public Finding at(Position position, String what) {
        return new Finding(this, severity, position.toString(), what);
    }

    /** Returns what was found somewhere else than on a line. */
    public Finding at(String where, String what) {
        return new Finding(this, severity, where, what);
    }
}
