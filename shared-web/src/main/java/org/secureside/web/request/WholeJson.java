package org.secureside.web.request;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends no answer before it is written to its end. So one that cannot be written is a problem and not the first half of an
 * answer, its length is known, and a node that dies while it renders one has sent nothing yet: the load balancer asks
 * another.
 */
final class WholeJson extends JacksonJsonHttpMessageConverter {

    WholeJson(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object answer, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        FastByteArrayOutputStream whole = new FastByteArrayOutputStream();
        super.writeInternal(answer, type, new Draft(message.getHeaders(), whole), hints);
        message.getHeaders().setContentLength(whole.size());
        whole.writeTo(message.getBody());
    }

    private record Draft(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }
}
