package dev.lectern.registration;

import dev.lectern.kit.mail.Post;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.stage.StageLink;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The door to what a link that opens nothing says instead, and the way on. */
@ApplicationScoped
public class DeadLinks {
    private final Frame frame;
    private final Promised promised;
    private final Post post;
    private final Registrations registrations;

    DeadLinks(Frame frame, Promised promised, Post post, Registrations registrations) {
        this.registrations = registrations;
        this.frame = frame;
        this.promised = promised;
        this.post = post;
    }

    /**
     * A page of a link that opens nothing.
     *
     * @param why "unknown", "sent" once it was asked for again, else how it was taken back
     * @param leaves whether mail leaves this machine
     */
    record Dead(
            String title,
            String why,
            @Nullable String page,
            PublicPage.Lost lost,
            boolean leaves) {}

    Uni<Response> unknown() {
        return page(404, words().unknownTitle(), "unknown", null, PublicPage.Lost.NOT_ASKED);
    }

    Uni<Response> toMend(PublicPage.Lost lost) {
        return page(422, words().unknownTitle(), "unknown", null, lost);
    }

    Uni<Response> sent() {
        return page(200, words().sentTitle(), "sent", null, PublicPage.Lost.NOT_ASKED);
    }

    /** Of somebody who had a place in a webinar. */
    public Uni<Response> takenBack(WebinarView webinar, JoinLink link) {
        frame.speak(webinar.locale());
        return registrations
                .find(link.registration())
                .chain(found -> found.isEmpty() ? unknown() : takenBack(webinar, found.get()));
    }

    /** Of somebody who stands on the stage of a webinar by another link, or not any more. */
    public Uni<Response> takenBack(WebinarView webinar, StageLink link) {
        frame.speak(webinar.locale());
        return takenBack(link.person() == null ? "offstage" : "revoked", webinar);
    }

    /** In whose place there is another, which came by mail, or that nobody may use any more. */
    Uni<Response> takenBack(WebinarView webinar, PersonView person) {
        return promised.keeps(webinar, Promise.NEW_LINK)
                .chain(mailed -> takenBack(why(person, mailed), webinar));
    }

    private static String why(PersonView person, boolean mailed) {
        if (person.erased()) {
            return "erased";
        }
        return switch (person.status()) {
            case CANCELLED -> person.removed() ? "removed" : "cancelled";
            case DECLINED -> "declined";
            default -> mailed ? "revoked" : "replaced";
        };
    }

    private Uni<Response> takenBack(String why, WebinarView webinar) {
        String page = "/w/" + webinar.slug();
        return page(410, words().revokedTitle(), why, page, PublicPage.Lost.NOT_ASKED);
    }

    private RegistrationWords words() {
        return Words.in(frame.language(), RegistrationWords.class);
    }

    private Uni<Response> page(
            int status, String title, String why, @Nullable String page, PublicPage.Lost lost) {
        return Templates.dead(new Dead(title, why, page, lost, post.leaves()))
                .createUni()
                .map(
                        html ->
                                JoinPages.quiet(Response.status(status))
                                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                                        .entity(html)
                                        .build());
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance dead(Dead dead);
    }
}
