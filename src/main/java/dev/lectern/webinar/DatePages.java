package dev.lectern.webinar;

import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Outdated;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changing one date of a series, or it and others; says whom it reaches before it is done. */
@Path("/webinars/{id:[0-9a-fA-F-]{36}}/dates/{date:[0-9a-fA-F-]{36}}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class DatePages {
    private static final String CANCEL = "cancel";
    private static final String SAVE = "save";

    private final SecurityIdentity identity;
    private final Frame frame;
    private final Webinars webinars;
    private final DateChanges dates;

    DatePages(SecurityIdentity identity, Frame frame, Webinars webinars, DateChanges dates) {
        this.identity = identity;
        this.frame = frame;
        this.webinars = webinars;
        this.dates = dates;
    }

    @GET
    public Uni<TemplateInstance> show(UUID id, UUID date) {
        return webinars.requireMine(Caller.of(identity), id)
                .map(webinar -> DatePlan.of(webinar, webinar.require(date)))
                .map(plan -> Templates.date(plan, Mistakes.none()));
    }

    /** The button pressed says what is meant; what was agreed to is done, else asked about. */
    @POST
    public Uni<Response> change(UUID id, UUID date, MultivaluedMap<String, String> sent) {
        Caller caller = Caller.of(identity);
        String agreed = sent.getFirst("agreed");
        String wanted = agreed == null ? String.valueOf(sent.getFirst("then")) : agreed;
        return webinars.requireMine(caller, id)
                .chain(
                        webinar -> {
                            DatePlan plan = DatePlan.of(webinar, webinar.require(date)).typed(sent);
                            return (agreed == null
                                            ? ask(caller, plan, wanted)
                                            : act(caller, plan, wanted))
                                    .onFailure(Outdated.class)
                                    .recoverWithItem(() -> meanwhile(plan, webinar))
                                    .onFailure(Refused.class)
                                    .recoverWithItem(refused -> again(plan, (Refused) refused));
                        });
    }

    private Uni<Response> ask(Caller caller, DatePlan plan, String wanted) {
        boolean cancels = wanted.equals(CANCEL);
        return Aftermath.undone(
                        () ->
                                cancels
                                        ? dates.foreseeCancelling(
                                                caller,
                                                plan.id(),
                                                plan.date().id(),
                                                Scope.read(plan.scope()))
                                        : dates.foresee(caller, plan.id(), wish(plan, plan.seen())))
                .chain(
                        effects ->
                                cancels || effects.mails()
                                        ? Uni.createFrom().item(question(plan, wanted, effects))
                                        : act(caller, plan, SAVE));
    }

    private Response question(DatePlan plan, String wanted, Effects effects) {
        EffectWords words = words();
        var lines = effects.lines(words, frame.times());
        String asking = wanted.equals(CANCEL) ? CANCEL : SAVE;
        return Answer.ok(Templates.date(plan.asking(asking, effects, lines), Mistakes.none()));
    }

    private Uni<Response> act(Caller caller, DatePlan plan, String wanted) {
        boolean cancels = wanted.equals(CANCEL);
        return Panache.withTransaction(
                        () ->
                                cancels
                                        ? dates.cancel(
                                                caller,
                                                plan.id(),
                                                plan.date().id(),
                                                Scope.read(plan.scope()))
                                        : dates.move(caller, plan.id(), wish(plan, plan.seen())))
                .map(
                        done ->
                                SeeOther.page(
                                        plan.back(),
                                        cancels ? words().dateCancelled() : words().dateSaved()));
    }

    private DateChanges.Wish wish(DatePlan plan, @Nullable String seen) {
        return dates.wish(plan.date().id(), Scope.read(plan.scope()), plan.json(), seen);
    }

    /** Shows what others changed beside what was typed. */
    private Response meanwhile(DatePlan typed, WebinarView webinar) {
        DatePlan stands = DatePlan.of(webinar, typed.date());
        Meanwhile meanwhile = typed.since(stands);
        Mistakes told = FieldWords.in(frame.language(), webinar).mistakes(meanwhile, stands::at);
        return Response.status(409)
                .entity(Templates.date(typed.over(stands, meanwhile.mine()), told))
                .build();
    }

    private static Response again(DatePlan plan, Refused refused) {
        return Answer.mend(Templates.date(plan, Mistakes.of(refused)));
    }

    private EffectWords words() {
        return Words.in(frame.language(), EffectWords.class);
    }

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        static native TemplateInstance date(DatePlan plan, Mistakes mistakes);
    }
}
