package dev.lectern.webinar;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The buttons of a webinar's page; those of a series say which date they stand beside. */
@Path("/webinars/{id:[0-9a-fA-F-]{36}}")
@Authenticated
class ActionPages {
    private final SecurityIdentity identity;
    private final Frame frame;
    private final Deeds deeds;
    private final Webinars webinars;
    private final Planning planning;
    private final Stage stage;
    private final Answers answers;
    private final Clock clock;

    ActionPages(
            SecurityIdentity identity,
            Frame frame,
            Deeds deeds,
            Webinars webinars,
            Planning planning,
            Stage stage,
            Answers answers,
            Clock clock) {
        this.identity = identity;
        this.frame = frame;
        this.deeds = deeds;
        this.webinars = webinars;
        this.planning = planning;
        this.stage = stage;
        this.answers = answers;
        this.clock = clock;
    }

    @POST
    @Path("/publish")
    public Uni<Response> publish(UUID id) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> planning.publish(caller, id))
                .call(answers::awaitRoom)
                .map(webinar -> back(webinar.id(), words().published()));
    }

    @POST
    @Path("/start")
    public Uni<Response> start(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(id, date, Right.START, stage::start)
                .map(webinar -> SeeOther.page(studio(id, date)));
    }

    @POST
    @Path("/stop")
    public Uni<Response> stop(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(id, date, Right.END, stage::stop)
                .map(webinar -> back(id, date, words().ended()));
    }

    @POST
    @Path("/reopen")
    public Uni<Response> reopen(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(
                        id,
                        webinar -> date == null ? webinar.latest() : Answers.date(webinar, date),
                        Right.START,
                        stage::reopen)
                .map(webinar -> SeeOther.page(studio(id, date)));
    }

    @POST
    @Path("/lock")
    public Uni<Response> lock(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(id, date, Right.START, stage::lock)
                .map(webinar -> back(id, date, words().locked()));
    }

    @POST
    @Path("/unlock")
    public Uni<Response> unlock(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(id, date, Right.START, stage::unlock)
                .map(webinar -> back(id, date, words().unlocked()));
    }

    private static String studio(UUID id, @Nullable UUID date) {
        return "/webinars/" + id + "/studio" + (date == null ? "" : "?occurrence=" + date);
    }

    private Uni<WebinarView> act(UUID id, @Nullable UUID asked, Right right, Stage.Verb verb) {
        return act(id, webinar -> Answers.date(webinar, asked), right, verb);
    }

    private Uni<WebinarView> act(
            UUID id, Function<WebinarView, OccurrenceView> meant, Right right, Stage.Verb verb) {
        Caller caller = Caller.of(identity);
        Author by = deeds.by(caller);
        return webinars.require(caller.workspace(), id)
                .call(webinar -> require(caller, webinar, right))
                .map(meant)
                .chain(date -> verb.on(id, date.id(), by));
    }

    @POST
    @Path("/cancel")
    public Uni<Response> cancel(UUID id) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> planning.cancel(caller, id))
                .map(webinar -> back(id, words().cancelled()));
    }

    @POST
    @Path("/delete")
    public Uni<Response> delete(UUID id) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> planning.delete(caller, id))
                .replaceWith(() -> SeeOther.page("/webinars", words().deleted()))
                .onFailure(Clashed.class)
                .recoverWithItem(why -> back(id, ((Clashed) why).sentence().in(frame.language())));
    }

    /** The same once more, as a draft for a time to come. */
    @POST
    @Path("/duplicate")
    public Uni<Response> duplicate(UUID id) {
        Caller caller = Caller.of(identity);
        JsonObject said = new JsonObject();
        return webinars.require(caller.workspace(), id)
                .map(webinar -> Copying.of(webinar, said, clock.instant()))
                .chain(copy -> Panache.withTransaction(() -> planning.copy(caller, copy, said)))
                .map(copy -> SeeOther.page("/webinars/" + copy.id() + "/edit"));
    }

    private static Response back(UUID id, String confirmation) {
        return back(id, null, confirmation);
    }

    /** To the page about the date that was meant. */
    static Response back(UUID id, @Nullable UUID date, String confirmation) {
        String page = "/webinars/" + id + (date == null ? "" : "?occurrence=" + date);
        return SeeOther.page(page, confirmation);
    }

    private WebinarWords words() {
        return Words.in(frame.language(), WebinarWords.class);
    }

    private static Uni<Void> require(Caller caller, WebinarView webinar, Right right) {
        return Panache.withSession(
                () -> Rights.require(webinar.id(), webinar.host(), caller, right));
    }
}
