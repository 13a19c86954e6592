package org.secureside.operations.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints, for every command. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"secureside " + Build.version()};
    }
}
