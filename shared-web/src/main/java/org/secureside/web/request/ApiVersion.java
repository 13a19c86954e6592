package org.secureside.web.request;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The version of the API is a parameter of the media type, as in {@code Accept: application/json;version=1}. Who names
 * none gets version 1, for ever. Nothing is read or written under the name
 * of a type that only looks like it.
 */
final class ApiVersion implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConverters(converter -> {
            if (converter instanceof JacksonJsonHttpMessageConverter json) {
                json.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON));
            }
        });
    }

    @Override
    public void configureApiVersioning(ApiVersionConfigurer versions) {
        versions.useMediaTypeParameter(MediaType.APPLICATION_JSON, "version")
                .setDefaultVersion("1")
                .addSupportedVersions("1");
    }
}
