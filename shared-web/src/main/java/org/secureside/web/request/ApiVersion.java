package org.secureside.web.request;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The version of the API is a parameter of the media type, as in {@code Accept: application/json;version=1}. Who names
 * none gets version 1, for ever.
 */
final class ApiVersion implements WebMvcConfigurer {

    @Override
    public void configureApiVersioning(ApiVersionConfigurer versions) {
        versions.useMediaTypeParameter(MediaType.APPLICATION_JSON, "version")
                .setDefaultVersion("1")
                .addSupportedVersions("1");
    }
}
