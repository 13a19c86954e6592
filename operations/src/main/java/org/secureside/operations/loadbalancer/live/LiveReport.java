package org.secureside.operations.loadbalancer.live;

import java.util.List;
import org.secureside.operations.loadbalancer.finding.Finding;

/**
 * What the real addresses answered.
 *
 * @param servers each address
 * @param findings what is not as it should be
 */
public record LiveReport(List<Sighting> servers, List<Finding> findings) {

    public LiveReport {
        servers = List.copyOf(servers);
        findings = List.copyOf(findings);
    }
}
