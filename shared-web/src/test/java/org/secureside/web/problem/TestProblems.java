package org.secureside.web.problem;

import tools.jackson.databind.json.JsonMapper;

/** Lets tests of other packages have problems written. */
public final class TestProblems {

    private TestProblems() {}

    public static ProblemWriter writer() {
        return new ProblemWriter(new JsonMapper());
    }
}
