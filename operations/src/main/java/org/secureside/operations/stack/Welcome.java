package org.secureside.operations.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.secureside.operations.cli.Template;

/** What is printed when a stack is up: where it is and what to try, ready to be pasted into a shell. */
final class Welcome {

    private Welcome() {}

    /**
     * Returns the text.
     *
     * @param launcher the command that was typed, such as {@code ./secureside}
     * @param dataSuffix the option that names the data folder, with a blank before it, or nothing
     * @param ending how to stop it
     */
    static String of(URI publicUrl, int queryNodes, Path data, String launcher, String dataSuffix, String ending) {
        return Template.named("stack/welcome.txt")
                .fill(Map.of(
                        "url", publicUrl,
                        "queryNodes", queryNodes == 1 ? "1 query node" : queryNodes + " query nodes",
                        "folder", data,
                        "secureside", launcher,
                        "data", dataSuffix,
                        "ending", ending));
    }
}
