package org.secureside.web;

import org.secureside.web.admission.AdmissionConfiguration;
import org.secureside.web.documentation.DocumentationConfiguration;
import org.secureside.web.problem.ProblemConfiguration;
import org.secureside.web.request.RequestConfiguration;
import org.secureside.web.security.SecurityConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Gives an application its tokens, problem details, request ids and documentation. */
@AutoConfiguration(before = {ErrorMvcAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class})
@Import({
    AdmissionConfiguration.class,
    DocumentationConfiguration.class,
    ProblemConfiguration.class,
    RequestConfiguration.class,
    SecurityConfiguration.class
})
public class WebAutoConfiguration {}
