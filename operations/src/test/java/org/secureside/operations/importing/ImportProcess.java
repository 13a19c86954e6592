package org.secureside.operations.importing;

import picocli.CommandLine;

/** The import as a process of its own, to be interrupted and killed. */
final class ImportProcess {

    private ImportProcess() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ImportCommand()).execute(args));
    }
}
