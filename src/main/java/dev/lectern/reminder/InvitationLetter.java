package dev.lectern.reminder;

import dev.lectern.kit.mail.Letter;
import dev.lectern.kit.mail.Message;
import dev.lectern.registration.InvitationView;
import dev.lectern.registration.Invitations;
import dev.lectern.registration.PersonView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Invites one person; not written once they accepted, or it was taken back. */
@ApplicationScoped
class InvitationLetter implements Letter {
    static final String KIND = PersonLetter.name(MailKind.INVITATION);

    private final Invitations invitations;
    private final Webinars webinars;
    private final Workspaces workspaces;
    private final Writing writing;

    InvitationLetter(
            Invitations invitations, Webinars webinars, Workspaces workspaces, Writing writing) {
        this.invitations = invitations;
        this.webinars = webinars;
        this.workspaces = workspaces;
        this.writing = writing;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Message>> write(JsonObject about) {
        return invitations
                .find(UUID.fromString(about.getString("invitation")))
                .map(found -> found.filter(InvitationView::open))
                .chain(
                        found ->
                                found.map(this::write)
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Message>> write(InvitationView invitation) {
        return webinars.find(invitation.webinar())
                .map(found -> found.filter(one -> one.state() == WebinarState.PUBLISHED))
                .chain(
                        found ->
                                found.map(webinar -> write(invitation, webinar))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Message>> write(InvitationView invitation, WebinarView webinar) {
        JsonObject about = new JsonObject().put("link", invitations.url(invitation.id()));
        PersonView person = person(invitation, webinar);
        return Panache.withSession(() -> workspaces.require(webinar.workspace()))
                .map(house -> new Subject(house, webinar, person, about))
                .chain(subject -> writing.write(MailKind.INVITATION, subject));
    }

    private static PersonView person(InvitationView invitation, WebinarView webinar) {
        return PersonView.addressee(
                webinar, invitation.id(), invitation.email(), invitation.name(), null);
    }
}
