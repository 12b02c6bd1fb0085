package dev.lectern.kit.mail;

import dev.lectern.kit.mail.suppression.Suppressions;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.FromAnywhere;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends mails: by one click of a mail program (RFC 8058), which posts here without asking, or by the
 * button of the page, since opening a link must change nothing.
 */
@Path("/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
class UnsubscribePages {
    private final Tokens tokens;
    private final Suppressions suppressions;

    UnsubscribePages(Tokens tokens, Suppressions suppressions) {
        this.tokens = tokens;
        this.suppressions = suppressions;
    }

    @GET
    public Uni<Response> ask(@PathParam("token") String token) {
        return mail(token)
                .map(
                        id ->
                                suppressions
                                        .knows(id)
                                        .map(
                                                known ->
                                                        known
                                                                ? Answer.ok(Templates.ask())
                                                                : Answer.gone(Templates.unknown())))
                .orElseGet(() -> Uni.createFrom().item(Answer.gone(Templates.unknown())));
    }

    @POST
    @FromAnywhere
    public Uni<Response> end(@PathParam("token") String token) {
        return mail(token)
                .map(
                        id ->
                                suppressions
                                        .add(id, "unsubscribed", null)
                                        .replaceWith(() -> Answer.ok(Templates.ended())))
                .orElseGet(() -> Uni.createFrom().item(Answer.gone(Templates.unknown())));
    }

    private Optional<UUID> mail(String token) {
        return tokens.read(Purpose.UNSUBSCRIBE, token)
                .map(claims -> UUID.fromString(String.valueOf(claims.get("m"))));
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance ask();

        static native TemplateInstance ended();

        static native TemplateInstance unknown();
    }
}
