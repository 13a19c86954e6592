package org.secureside.operations.node;

import java.nio.file.Path;
import org.secureside.operations.cli.CommandFailure;

/** The build that this process was started from, in the form that {@link Preparation} gives it. */
public final class PreparedBuild {

    private static final String PROPERTY = "secureside.build";

    private PreparedBuild() {}

    /**
     * Returns its folder.
     *
     * @throws CommandFailure if this process was not started by the launcher
     */
    public static Path current() {
        String folder = System.getProperty(PROPERTY);
        if (folder == null) {
            throw CommandFailure.environment("start a stack with the launcher: ./secureside up");
        }
        return Path.of(folder);
    }
}
