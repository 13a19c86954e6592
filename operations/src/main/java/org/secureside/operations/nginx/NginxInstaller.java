package org.secureside.operations.nginx;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.packages.PackageInstaller;
import org.secureside.operations.packages.Software;
import org.secureside.operations.process.Programs;

/** Finds nginx, and installs it if it is missing and this user may install packages. */
public final class NginxInstaller {

    private static final List<String> PACKAGE = List.of("nginx");
    private static final Software NGINX = new Software("nginx", "nginx", PACKAGE, PACKAGE, PACKAGE, PACKAGE);

    private final Programs programs;
    private final PackageInstaller installer;

    /**
     * @param programs where programs are looked for
     * @param folder where the log of an installation may be written
     * @param say tells the operator
     */
    public NginxInstaller(Programs programs, Path folder, Consumer<String> say) {
        this.programs = programs;
        this.installer = new PackageInstaller(programs, folder, say);
    }

    /**
     * Returns nginx, installed if need be.
     *
     * @throws CommandFailure if there is none and it cannot be installed
     */
    public Nginx require() {
        return installer.require(NGINX, () -> Nginx.find(programs));
    }
}
