package dev.lectern.registration.stage;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.webinar.Casting;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a host does with the people on stage: ask one more, change, send, renew, remove. */
@Path("/webinars/{webinar:[0-9a-fA-F-]{36}}/stage")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class StagePeoplePages {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final StagePeople people;
    private final Casting casting;
    private final StageSection section;
    private final Frame frame;

    StagePeoplePages(
            SecurityIdentity identity,
            Webinars webinars,
            StagePeople people,
            Casting casting,
            StageSection section,
            Frame frame) {
        this.identity = identity;
        this.webinars = webinars;
        this.people = people;
        this.casting = casting;
        this.section = section;
        this.frame = frame;
    }

    @POST
    @Path("/add")
    public Uni<Response> add(
            UUID webinar,
            @FormParam("email") @Nullable String email,
            @FormParam("name") @Nullable String name,
            @FormParam("role") @Nullable String role) {
        Caller caller = Caller.of(identity);
        JsonObject body =
                new JsonObject()
                        .put("email", email == null ? null : email.strip())
                        .put("name", name)
                        .put("role", role);
        var typed = new StageList.Typed(said(email), said(name), said(role));
        return Panache.withTransaction(() -> casting.add(caller, webinar, body))
                .map(person -> back(webinar, words().added(person.name())))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> again(caller, webinar, typed, (Refused) refused));
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What was typed stays, with what is wrong beside it. */
    private Uni<Response> again(
            Caller caller, UUID webinar, StageList.Typed typed, Refused refused) {
        return webinars.require(caller.workspace(), webinar)
                .chain(found -> section.list(found, typed, Mistakes.of(refused)))
                .map(stage -> Response.status(422).entity(StageList.Templates.page(stage)).build());
    }

    @POST
    @Path("/{person}")
    public Uni<Response> act(
            UUID webinar,
            UUID person,
            @FormParam("then") @Nullable String then,
            @FormParam("role") @Nullable String role) {
        Caller caller = Caller.of(identity);
        return switch (said(then)) {
            case "change" -> {
                JsonObject body = new JsonObject().put("role", role);
                yield Panache.withTransaction(() -> casting.change(caller, webinar, person, body))
                        .map(one -> back(webinar, words().changed()));
            }
            case "send" ->
                    Panache.withTransaction(() -> casting.sendAgain(caller, webinar, person))
                            .map(one -> back(webinar, words().sent(one.name())));
            case "renew" ->
                    Panache.withTransaction(() -> casting.renewLink(caller, webinar, person))
                            .map(one -> back(webinar, words().renewed(one.name())));
            case "remove" -> remove(caller, webinar, person);
            default -> throw new Malformed("then", words().unclear());
        };
    }

    private Uni<Response> remove(Caller caller, UUID webinar, UUID person) {
        return people.require(webinar, person)
                .map(StagePersonView::name)
                .call(() -> Panache.withTransaction(() -> casting.remove(caller, webinar, person)))
                .map(name -> back(webinar, words().removed(name)));
    }

    private static Response back(UUID webinar, String toast) {
        return SeeOther.page("/webinars/" + webinar + "?tab=people", toast);
    }

    private StageWords words() {
        return Words.in(frame.language(), StageWords.class);
    }
}
