package org.secureside.operations.loadbalancer.release;

/**
 * A version of the configuration.
 *
 * @param id what its content gives, so that the same content is the same release
 * @param text the configuration, with everything that it includes
 */
record Release(String id, String text) {

    static Release of(String text) {
        return new Release(Stamp.of(text), Stamp.on(text));
    }
}
