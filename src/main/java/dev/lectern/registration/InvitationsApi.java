package dev.lectern.registration;

import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.kit.mail.MailLog;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.PeopleSearch.Order;
import dev.lectern.registration.file.Invitees;
import dev.lectern.registration.file.Invitees.Invitee;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Inviting people, for programs. */
@Path("/api/v1/webinars/{webinar}/invitations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Invitations")
class InvitationsApi {
    private static final int MOST = 10_000;

    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Invitations invitations;
    private final Registrations registrations;
    private final MailLog mails;

    InvitationsApi(
            SecurityIdentity identity,
            Webinars webinars,
            Invitations invitations,
            Registrations registrations,
            MailLog mails) {
        this.registrations = registrations;
        this.identity = identity;
        this.webinars = webinars;
        this.invitations = invitations;
        this.mails = mails;
    }

    @GET
    @Operation(summary = "Who was invited and who accepted, newest first")
    public Uni<JsonObject> list(
            @RestPath UUID webinar,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String sort) {
        Order order = Order.of(sort, "invitedAt");
        int most = SliceQuery.of(limit, null).limit();
        UUID after = PeopleSearch.id("cursor", cursor);
        return webinars.requireMine(Caller.of(identity), webinar)
                .chain(() -> invitations.list(webinar, most + 1, order, after))
                .chain(list -> slice(webinar, list, most));
    }

    private Uni<JsonObject> slice(UUID webinar, List<InvitationView> list, int most) {
        List<InvitationView> shown = list.subList(0, Math.min(most, list.size()));
        String next = list.size() > most ? shown.get(most - 1).id().toString() : null;
        return mails.newest(shown.stream().map(InvitationView::reference).toList())
                .chain(
                        sent ->
                                invitations
                                        .count(webinar)
                                        .map(
                                                total ->
                                                        withMails(shown, sent)
                                                                .put("next", next)
                                                                .put("total", total)));
    }

    /** Each with what became of its mail: who was invited may never have heard of it. */
    private static JsonObject withMails(
            List<InvitationView> shown, Map<String, MailLog.Entry> sent) {
        JsonArray items = new JsonArray();
        for (InvitationView one : shown) {
            MailLog.Entry mail = sent.get(one.reference());
            items.add(one.json().put("mail", mail == null ? "queued" : mail.state()));
        }
        return new JsonObject().put("items", items);
    }

    private static JsonObject items(List<InvitationView> shown) {
        JsonArray items = new JsonArray();
        shown.forEach(one -> items.add(one.json()));
        return new JsonObject().put("items", items);
    }

    @POST
    @Idempotent
    @Operation(summary = "Invite people: {people: [{email, name?}]}; each gets a personal link")
    public Uni<Response> invite(@RestPath UUID webinar, @Nullable String body) {
        List<Invitee> people = people(JsonBody.of(body).json());
        return webinars.requireMine(Caller.of(identity), webinar)
                .chain(found -> invitations.invite(found, people))
                .chain(
                        fresh ->
                                registrations
                                        .findByAddress(webinar, PassedOver.addresses(people, fresh))
                                        .map(known -> PassedOver.json(people, fresh, known))
                                        .map(passed -> items(fresh).put("passedOver", passed))
                                        .map(said -> said.put("total", fresh.size())))
                .map(
                        said ->
                                Response.created(
                                                URI.create(
                                                        "/api/v1/webinars/"
                                                                + webinar
                                                                + "/invitations"))
                                        .entity(said)
                                        .build());
    }

    private static List<Invitee> people(JsonObject body) {
        if (!(body.getValue("people") instanceof JsonArray list) || list.isEmpty()) {
            throw new Malformed(
                    "people",
                    Sentence.of(
                            "Send a list of people, each with an email.",
                            "Senden Sie eine Liste von Personen, jede mit „email“."));
        }
        if (list.size() > MOST) {
            throw new Refused(
                    "people",
                    Sentence.of(
                            "Invite at most 10,000 people at once.",
                            "Laden Sie höchstens 10.000 Personen auf einmal ein."));
        }
        List<Invitee> people = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "people[" + i + "]";
            if (!(list.getValue(i) instanceof JsonObject one)) {
                throw new Malformed(
                        at, Sentence.of("Send this as an object.", "Senden Sie dies als Objekt."));
            }
            try {
                people.add(invitee(new JsonBody(one)));
            } catch (Refused refused) {
                refused.errors()
                        .forEach(
                                error ->
                                        errors.add(
                                                new FieldError(
                                                        at + "." + error.field(),
                                                        error.sentence())));
            }
        }
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
        return people;
    }

    private static Invitee invitee(JsonBody one) {
        String email = one.text("email");
        String name = one.text("name");
        return Invitees.of(name == null ? "" : name, email == null ? "" : email);
    }

    @POST
    @Path("/withdraw")
    @Operation(summary = "Take invitations back: {invitations: [ids]}")
    public Uni<JsonObject> withdraw(@RestPath UUID webinar, @Nullable String body) {
        List<UUID> ids = JsonBody.of(body).ids("invitations");
        return mine(webinar)
                .chain(found -> invitations.withdraw(found, ids))
                .map(InvitationsApi::changed);
    }

    @POST
    @Path("/resend")
    @Operation(summary = "Mail those who have not answered once more: {invitations: [ids]}")
    public Uni<JsonObject> resend(@RestPath UUID webinar, @Nullable String body) {
        List<UUID> ids = JsonBody.of(body).ids("invitations");
        return mine(webinar)
                .chain(found -> invitations.sendAgain(found, ids))
                .map(InvitationsApi::changed);
    }

    private Uni<WebinarView> mine(UUID webinar) {
        return webinars.requireMine(Caller.of(identity), webinar);
    }

    private static JsonObject changed(int count) {
        return new JsonObject().put("changed", count);
    }
}
