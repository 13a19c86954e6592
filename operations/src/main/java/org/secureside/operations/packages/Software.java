package org.secureside.operations.packages;

import java.util.List;

/**
 * Something to install.
 *
 * @param name what people call it
 * @param file a name for the log of its installation
 * @param apt its packages as apt-get names them
 * @param dnf its packages as dnf names them
 * @param apk its packages as apk names them
 * @param services what Debian's packages would start by themselves
 */
public record Software(
        String name, String file, List<String> apt, List<String> dnf, List<String> apk, List<String> services) {

    public Software {
        apt = List.copyOf(apt);
        dnf = List.copyOf(dnf);
        apk = List.copyOf(apk);
        services = List.copyOf(services);
    }

    List<String> packages(PackageManager manager) {
        return switch (manager) {
            case APT_GET -> apt;
            case DNF -> dnf;
            case APK -> apk;
        };
    }
}
