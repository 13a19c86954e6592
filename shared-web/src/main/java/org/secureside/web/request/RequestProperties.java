package org.secureside.web.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one request may bring.
 *
 * @param maxBodySize the longest body. The longest message, 8,000 characters beyond the basic plane, has 96 kB where a
 *     client writes each as two {@code \\u} escapes.
 */
@ConfigurationProperties("secureside.web")
record RequestProperties(@DefaultValue("128KB") DataSize maxBodySize) {}
