package org.secureside.operations.loadbalancer.trial;

/** The kinds of clients that a configuration is measured with. */
enum Crowd {
    NAIVE("one client, one URL, one connection"),
    DIRECT("clients from everywhere"),
    BEHIND_PROXY("clients behind one proxy"),
    WITH_OPTIONS("clients that send every cookie, header and argument that is asked for");

    private final String words;

    Crowd(String words) {
        this.words = words;
    }

    /** Returns the crowd as a report calls it. */
    @Override
    public String toString() {
        return words;
    }
}
