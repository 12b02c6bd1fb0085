package dev.lectern.webinar;

import dev.lectern.call.Providers;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.Zones;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Outdated;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Planning a webinar on one page: three fields suffice, the rest is decided and can be changed. */
@Path("/webinars")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class PlanPages {
    private final SecurityIdentity identity;
    private final Frame frame;
    private final Workspaces workspaces;
    private final Webinars webinars;
    private final Planning planning;
    private final Changing changing;
    private final Vetoes vetoes;
    private final Providers providers;
    private final Answers answers;
    private final Clock clock;

    PlanPages(
            SecurityIdentity identity,
            Frame frame,
            Workspaces workspaces,
            Webinars webinars,
            Planning planning,
            Changing changing,
            Vetoes vetoes,
            Providers providers,
            Answers answers,
            Clock clock) {
        this.identity = identity;
        this.frame = frame;
        this.workspaces = workspaces;
        this.webinars = webinars;
        this.planning = planning;
        this.changing = changing;
        this.vetoes = vetoes;
        this.providers = providers;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Path("/new")
    public Uni<TemplateInstance> blank() {
        Caller caller = Caller.of(identity);
        return Panache.withSession(() -> workspaces.require(caller.workspace()))
                .map(
                        home -> {
                            frame.hostZone(home.zone().getId());
                            return EditForm.fresh(
                                    clock.instant().atZone(frame.times().zone()), home.language());
                        })
                .chain(form -> fresh(caller, form))
                .map(plan -> page(plan, Mistakes.none()));
    }

    @POST
    @Path("/new")
    public Uni<Response> create(MultivaluedMap<String, String> sent) {
        Caller caller = Caller.of(identity);
        EditForm form = EditForm.of(sent);
        JsonObject body = form.json().put("publish", form.is("then", "publish"));
        return Panache.withTransaction(() -> planning.create(caller, body))
                .call(answers::awaitRoom)
                .map(webinar -> saved(webinar, form))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> fresh(caller, form).map(plan -> again(plan, refused)));
    }

    private Uni<Plan> fresh(Caller caller, EditForm form) {
        return choices(caller.workspace(), null).map(providers -> Plan.fresh(form, providers));
    }

    /** Who can hold the room and who was to, the usual one first. */
    private Uni<List<Plan.Choice>> choices(UUID workspace, @Nullable String standing) {
        return providers
                .names(workspace)
                .map(
                        there ->
                                Stream.concat(there.stream(), Stream.ofNullable(standing))
                                        .distinct()
                                        .map(name -> choice(name, there.contains(name)))
                                        .sorted(Comparator.comparing(this::unusual))
                                        .toList());
    }

    private boolean unusual(Plan.Choice one) {
        return !one.name().equals(providers.byDefault());
    }

    private Plan.Choice choice(String name, boolean there) {
        return new Plan.Choice(name, providers.title(name), providers.shown(name), there);
    }

    @GET
    @Path("/{id}/edit")
    public Uni<TemplateInstance> edit(UUID id) {
        return webinars.requireMine(Caller.of(identity), id)
                .chain(this::plan)
                .map(plan -> page(plan, Mistakes.none()));
    }

    @POST
    @Path("/{id}/edit")
    public Uni<Response> change(UUID id, MultivaluedMap<String, String> sent) {
        Caller caller = Caller.of(identity);
        EditForm form = EditForm.of(sent);
        return webinars.require(caller.workspace(), id)
                .chain(
                        before ->
                                plan(before)
                                        .chain(
                                                plan ->
                                                        save(
                                                                caller,
                                                                before,
                                                                form,
                                                                plan.with(form))));
    }

    private Uni<Response> save(Caller caller, WebinarView before, EditForm form, Plan plan) {
        boolean draft = before.state() == WebinarState.DRAFT;
        JsonObject body = body(form, before);
        boolean agreed = draft || form.is("agreed", "save");
        Uni<Response> done =
                agreed ? keep(caller, before, form, body) : ask(caller, before, form, body, plan);
        return done.onFailure(Outdated.class)
                .recoverWithUni(() -> meanwhile(caller, before, form, plan))
                .onFailure(Refused.class)
                .recoverWithItem(refused -> again(plan, refused));
    }

    private static JsonObject body(EditForm form, WebinarView before) {
        JsonObject body = form.changes();
        if (before.state() != WebinarState.DRAFT) {
            body.remove("slug");
        }
        return body;
    }

    /** Says first whom the change reaches, when it reaches somebody. */
    private Uni<Response> ask(
            Caller caller, WebinarView before, EditForm form, JsonObject body, Plan plan) {
        return Aftermath.undone(() -> changing.foresee(caller, before.id(), body, form.version()))
                .chain(
                        effects ->
                                effects.noteworthy()
                                        ? Uni.createFrom().item(question(plan, effects))
                                        : keep(caller, before, form, body));
    }

    private Response question(Plan plan, Effects effects) {
        EffectWords words = Words.in(frame.language(), EffectWords.class);
        List<Effects.Line> lines = effects.lines(words, frame.times());
        return Answer.ok(page(plan.asking(lines, effects.mails()), Mistakes.none()));
    }

    private Uni<Response> keep(Caller caller, WebinarView before, EditForm form, JsonObject body) {
        boolean publish = form.is("then", "publish") && before.state() == WebinarState.DRAFT;
        return Panache.withTransaction(
                        () ->
                                changing.change(caller, before.id(), body, form.version())
                                        .chain(
                                                changed ->
                                                        publish
                                                                ? planning.publish(
                                                                        caller, before.id())
                                                                : Uni.createFrom().item(changed)))
                .call(answers::awaitRoom)
                .map(webinar -> saved(webinar, form));
    }

    /** Shows what others changed beside what was typed; what they left alone is saved. */
    private Uni<Response> meanwhile(Caller caller, WebinarView before, EditForm form, Plan plan) {
        EditForm stands = EditForm.of(before);
        Meanwhile meanwhile = form.since(stands);
        EditForm both = form.over(stands, meanwhile.mine());
        if (meanwhile.quiet()) {
            return ask(caller, before, both, body(both, before), plan.with(both));
        }
        Mistakes told = FieldWords.in(frame.language(), before).mistakes(meanwhile, stands::at);
        return Uni.createFrom()
                .item(Response.status(409).entity(page(plan.with(both), told)).build());
    }

    private Response saved(WebinarView webinar, EditForm form) {
        PlanWords words = Words.in(frame.language(), PlanWords.class);
        boolean cut = form.thresholdCut();
        String published = cut ? words.publishedCut() : words.published();
        String saved = cut ? words.savedCut() : words.saved();
        return SeeOther.page(
                "/webinars/" + webinar.id(), form.is("then", "publish") ? published : saved);
    }

    private Response again(Plan plan, Throwable refused) {
        Refused here = plan.form().here((Refused) refused);
        return Response.status(422).entity(page(plan, Mistakes.of(here))).build();
    }

    private Uni<Plan> plan(WebinarView webinar) {
        return vetoes.peopleTold(webinar)
                .chain(
                        people ->
                                choices(webinar.workspace(), webinar.provider())
                                        .map(all -> Plan.of(webinar, people, all)));
    }

    private TemplateInstance page(Plan plan, Mistakes mistakes) {
        return Templates.edit(
                plan,
                plan.form(),
                Preview.of(plan.form(), plan.stands(), frame.language()),
                Zones.names(plan.form().at("timezone")),
                mistakes);
    }

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        static native TemplateInstance edit(
                Plan plan, EditForm form, Preview preview, List<String> zones, Mistakes mistakes);
    }
}
