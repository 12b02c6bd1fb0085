package dev.lectern.kit.web.border;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Problems;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.oidc.OIDCException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationCompletionException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What the identity server of an organisation refuses or leaves unanswered, as an answer: people
 * are led back to the sign-in page, where there are other ways.
 */
@Singleton
class IdentityBorder {
    private static final Logger LOG = Logger.getLogger(IdentityBorder.class);
    private static final String RETRY_SECONDS = "10";
    private static final Trouble CANCELLED =
            new Trouble(
                    401,
                    Sentence.of("You are not signed in", "Sie sind nicht angemeldet"),
                    Sentence.of(
                            "Signing in with your organisation was cancelled there. Nothing has"
                                    + " changed here.",
                            "Die Anmeldung über Ihre Organisation wurde dort abgebrochen. Hier hat"
                                    + " sich nichts geändert."));
    private static final Trouble REFUSED =
            new Trouble(
                    401,
                    CANCELLED.title(),
                    Sentence.of(
                            "Your organisation's identity server did not confirm this sign-in."
                                    + " Begin again; if it happens again, tell whoever runs this"
                                    + " site.",
                            "Der Anmeldeserver Ihrer Organisation hat diese Anmeldung nicht"
                                    + " bestätigt. Beginnen Sie noch einmal; kommt es wieder, sagen"
                                    + " Sie es dem Betreiber dieser Seite."));
    private static final Trouble AWAY =
            new Trouble(
                    503,
                    Sentence.of(
                            "Your organisation's sign-in does not answer",
                            "Die Anmeldung Ihrer Organisation antwortet nicht"),
                    Sentence.of(
                            "Its identity server cannot be reached right now. Try again in a"
                                    + " moment, or sign in another way.",
                            "Ihr Anmeldeserver ist gerade nicht zu erreichen. Versuchen Sie es"
                                    + " gleich noch einmal, oder melden Sie sich anders an."));

    private final Problems problems;
    private final Frame frame;

    IdentityBorder(Problems problems, Frame frame) {
        this.problems = problems;
        this.frame = frame;
    }

    private record Trouble(int status, Sentence title, Sentence detail) {}

    @CheckedTemplate(basePath = "layout")
    static class Templates {
        static native TemplateInstance notSignedIn(String title, String detail);
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> incomplete(
            AuthenticationCompletionException stopped, RoutingContext request) {
        if (IdentityOutage.isBehind(stopped)) {
            return away(stopped, request);
        }
        if ("access_denied".equals(request.request().getParam("error"))) {
            return answer(CANCELLED, request);
        }
        return refused(stopped, request);
    }

    @ServerExceptionMapper
    public Uni<Response> away(OIDCException failed, RoutingContext request) {
        return away((Throwable) failed, request);
    }

    Uni<Response> away(Throwable failed, RoutingContext request) {
        LOG.warnf("The identity server does not answer: %s", IdentityOutage.said(failed));
        return answer(AWAY, request)
                .map(
                        answer ->
                                Response.fromResponse(answer)
                                        .header("Retry-After", RETRY_SECONDS)
                                        .build());
    }

    Uni<Response> refused(Throwable why, RoutingContext request) {
        LOG.warnf("The identity server confirmed no sign-in: %s", IdentityOutage.said(why));
        return answer(REFUSED, request);
    }

    private Uni<Response> answer(Trouble trouble, RoutingContext request) {
        if (Problems.wantsJson(request)) {
            return problems.answer(request, trouble.status(), trouble.title(), trouble.detail());
        }
        Locale language = frame.language();
        return Templates.notSignedIn(trouble.title().in(language), trouble.detail().in(language))
                .createUni()
                .map(
                        html ->
                                Response.status(trouble.status())
                                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                                        .entity(html)
                                        .build());
    }
}
