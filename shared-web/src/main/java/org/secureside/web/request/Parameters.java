package org.secureside.web.request;

import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/** How what stands in an address becomes what a controller asks for. */
@ControllerAdvice
final class Parameters {

    /** An editor, not a converter: after a converter that refuses, Spring tries its own lenient reader. */
    @InitBinder
    void readIdsAsTheyAreWritten(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new WrittenUuid.InAddress());
    }

    /** Spring would fill records of parameters from headers, too: a proxy that adds one would shorten every page. */
    @InitBinder
    void takeNoHeaders(WebDataBinder binder) {
        if (binder instanceof ExtendedServletRequestDataBinder extended) {
            extended.setHeaderPredicate(header -> false);
        }
    }
}
