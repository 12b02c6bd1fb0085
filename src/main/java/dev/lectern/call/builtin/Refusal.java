package dev.lectern.call.builtin;

import dev.lectern.kit.web.Problem;
import jakarta.ws.rs.core.Response;

/** The answers of media endpoints to what cannot be, for clients of any origin. */
final class Refusal {
    private Refusal() {}

    static Response of(int status, String sentence) {
        return begun(status, sentence).build();
    }

    /** What may be tried again after so many seconds. */
    static Response later(int status, int seconds, String sentence) {
        return begun(status, sentence).header("Retry-After", seconds).build();
    }

    private static Response.ResponseBuilder begun(int status, String sentence) {
        Response.Status reason = Response.Status.fromStatusCode(status);
        String title = reason == null ? "Refused" : reason.getReasonPhrase();
        Response.ResponseBuilder answer =
                Response.status(status)
                        .type(Problem.MEDIA_TYPE)
                        .entity(Problem.of(status, title, sentence));
        return status == 401 ? answer.header("WWW-Authenticate", "Bearer") : answer;
    }
}
