package org.secureside.web.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Takes bodies in well-formed UTF-8 only, as RFC 8259, section 8.1 wants JSON. Jackson's parser is built for speed: it
 * reads overlong forms, in which a filter between here and the client does not see what they stand for, and guesses
 * UTF-16 and UTF-32 from zero bytes, which no JSON text in UTF-8 has.
 */
@ControllerAdvice
final class Utf8Bodies extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        MediaType contentType = message.getHeaders().getContentType();
        Charset declared = contentType == null ? null : contentType.getCharset();
        if (declared != null && !declared.equals(StandardCharsets.UTF_8)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body in UTF-8.");
        }
        byte[] body = message.getBody().readAllBytes();
        requireUtf8(body);
        return new ReadMessage(message.getHeaders(), new ByteArrayInputStream(body));
    }

    private static void requireUtf8(byte[] body) throws IOException {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)); // which reports what is malformed
        for (byte b : body) {
            if (b == 0) {
                throw new MalformedInputException(1);
            }
        }
    }

    private record ReadMessage(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
