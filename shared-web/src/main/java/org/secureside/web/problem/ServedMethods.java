package org.secureside.web.problem;

import java.util.Set;
import org.springframework.http.HttpMethod;

/** Which methods are served at an address, by this application or by the other one behind the same load balancer. */
public interface ServedMethods {

    /**
     * Returns the methods, or none if there is nothing at the address as far as this knows.
     *
     * @param path the path of a request, as it was sent
     */
    Set<HttpMethod> at(String path);
}
