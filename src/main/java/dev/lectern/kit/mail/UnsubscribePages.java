package dev.lectern.kit.mail;

import dev.lectern.kit.mail.Letterheads.Letterhead;
import dev.lectern.kit.mail.suppression.Suppressions;
import dev.lectern.kit.mail.suppression.Suppressions.Recipient;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
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
import java.util.function.Function;

/**
 * Ends mails: by one click of a mail program (RFC 8058), which posts here without asking, or by the
 * button of the page, since opening a link must change nothing.
 */
@Path("/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
class UnsubscribePages {
    private final Tokens tokens;
    private final Suppressions suppressions;
    private final Letterheads letterheads;
    private final Frame frame;

    UnsubscribePages(
            Tokens tokens, Suppressions suppressions, Letterheads letterheads, Frame frame) {
        this.tokens = tokens;
        this.suppressions = suppressions;
        this.letterheads = letterheads;
        this.frame = frame;
    }

    /** Whose mails to whom are to end. */
    private record Ending(Recipient recipient, String house) {
        TemplateInstance ask() {
            return recipient.ended() ? ended() : Templates.ask(recipient.veiled(), house);
        }

        TemplateInstance ended() {
            return Templates.ended(recipient.veiled(), house);
        }
    }

    @GET
    public Uni<Response> ask(@PathParam("token") String token) {
        return ending(token).map(found -> answer(found, Ending::ask));
    }

    @POST
    @FromAnywhere
    public Uni<Response> end(@PathParam("token") String token) {
        return ending(token)
                .call(
                        found ->
                                found.map(one -> suppressions.end(one.recipient()))
                                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(found -> answer(found, Ending::ended));
    }

    private static Response answer(
            Optional<Ending> found, Function<Ending, TemplateInstance> page) {
        return found.map(one -> Answer.ok(page.apply(one)))
                .orElseGet(() -> Answer.gone(Templates.unknown()));
    }

    private Uni<Optional<Ending>> ending(String token) {
        return mail(token)
                .map(suppressions::recipient)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(
                        found ->
                                found.map(this::inTheirName)
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** In the house's own name where the workspace is no more. */
    private Uni<Optional<Ending>> inTheirName(Recipient recipient) {
        return letterheads
                .of(recipient.workspace())
                .invoke(found -> found.ifPresent(head -> frame.dress(head.name(), head.colour())))
                .map(found -> found.map(Letterhead::name).orElse("Lectern"))
                .map(house -> Optional.of(new Ending(recipient, house)));
    }

    private Optional<UUID> mail(String token) {
        return tokens.read(Purpose.UNSUBSCRIBE, token)
                .map(claims -> UUID.fromString(String.valueOf(claims.get("m"))));
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance ask(String whom, String house);

        static native TemplateInstance ended(String whom, String house);

        static native TemplateInstance unknown();
    }
}
