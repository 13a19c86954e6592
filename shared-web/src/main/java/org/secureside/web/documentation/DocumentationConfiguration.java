package org.secureside.web.documentation;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the description of the API into an application. */
@Configuration(proxyBeanMethods = false)
public class DocumentationConfiguration {

    @Bean
    ApiDescription apiDescription() {
        return ApiDescription.ofThisVersion();
    }

    @Bean
    DocumentationController apiDocumentationController(ApiDescription description) throws IOException {
        return new DocumentationController(description);
    }

    @Bean
    DescribedMethods describedMethods(ApiDescription description) {
        return new DescribedMethods(description);
    }

    @Bean
    OptionsMapping optionsMapping(DescribedMethods methods) {
        return new OptionsMapping(methods);
    }
}
