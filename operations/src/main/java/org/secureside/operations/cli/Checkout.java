package org.secureside.operations.cli;

import java.nio.file.Path;

/** What the launcher script knows and tells by system properties: where the checkout is and how it was called. */
public final class Checkout {

    private static final String ROOT = "secureside.root";
    private static final String LAUNCHER = "secureside.launcher";

    private Checkout() {}

    /** Returns the root of the checkout, or the working directory when the launcher was not used. */
    public static Path root() {
        return Path.of(System.getProperty(ROOT, "")).toAbsolutePath().normalize();
    }

    /** Returns the command as the operator typed it, so that examples can be pasted into the same shell. */
    public static String launcher() {
        return Shell.quote(System.getProperty(LAUNCHER, "./secureside"));
    }

    /** Returns where data is kept unless {@code --data} says otherwise. */
    public static Path defaultData() {
        return root().resolve(".secureside");
    }
}
