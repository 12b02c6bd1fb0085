package dev.lectern.kit.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A page as the answer to a request, where the status is not always 200. */
public final class Answer {
    private static final int UNPROCESSABLE = 422;

    private Answer() {}

    public static Response ok(TemplateInstance page) {
        return with(200, page);
    }

    /** The form once more, with what was typed and a sentence at each field that needs mending. */
    public static Response mend(TemplateInstance page) {
        return with(UNPROCESSABLE, page);
    }

    /** The form once more, to be sent again after so many seconds. */
    public static Response later(TemplateInstance page, long seconds) {
        return Response.fromResponse(with(429, page)).header("Retry-After", seconds).build();
    }

    /** What the link led to was there once. */
    public static Response gone(TemplateInstance page) {
        return with(410, page);
    }

    private static Response with(int status, TemplateInstance page) {
        return Response.status(status).entity(page).type(MediaType.TEXT_HTML_TYPE).build();
    }
}
