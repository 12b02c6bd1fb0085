package dev.lectern.registration.builder;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Outdated;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.Question;
import dev.lectern.registration.ShownForms;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.Changing;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Where a host builds the form of a webinar. Adding, moving and removing are steps of the page that
 * save nothing and lose nothing; only the last button saves, all of it.
 */
@Path("/webinars/{webinar}/form")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class FormPages {
    private static final int MENDABLE = 422;
    private static final int CLASHED = 409;

    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Changing changing;
    private final ShownForms asked;
    private final PublicAddress address;
    private final Frame frame;

    FormPages(
            SecurityIdentity identity,
            Webinars webinars,
            Changing changing,
            ShownForms asked,
            PublicAddress address,
            Frame frame) {
        this.identity = identity;
        this.webinars = webinars;
        this.changing = changing;
        this.asked = asked;
        this.address = address;
        this.frame = frame;
    }

    /** What somebody has before them: typed, or as it stands. */
    private record Typing(
            BuiltForm form,
            RuleForm rules,
            String version,
            Mistakes mistakes,
            @Nullable Integer focus) {

        static Typing of(WebinarView webinar) {
            return new Typing(
                    BuiltForm.of(webinar),
                    RuleForm.of(webinar.registration()),
                    String.valueOf(webinar.version()),
                    Mistakes.none(),
                    null);
        }

        static Typing of(MultivaluedMap<String, String> sent) {
            String version = sent.getFirst("version");
            return new Typing(
                    BuiltForm.of(sent),
                    RuleForm.of(sent),
                    version == null ? "" : version,
                    Mistakes.none(),
                    null);
        }

        Typing step(BuiltForm.Step step) {
            return new Typing(step.form(), rules, version, mistakes, step.focus());
        }

        Typing with(Mistakes found) {
            return new Typing(form, rules, version, found, null);
        }

        JsonObject json(Set<String> before) {
            JsonObject registration = rules.json().put("fields", form.json(before));
            return new JsonObject().put("registration", registration);
        }
    }

    @GET
    public Uni<Response> show(@RestPath UUID webinar) {
        return webinars.requireMine(Caller.of(identity), webinar)
                .chain(found -> page(found, Typing.of(found), 200));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> act(@RestPath UUID webinar, MultivaluedMap<String, String> sent) {
        Typing typing = Typing.of(sent);
        String button = sent.getFirst("do");
        return webinars.requireMine(Caller.of(identity), webinar)
                .chain(
                        found ->
                                button == null || button.equals("save")
                                        ? save(found, typing)
                                        : page(found, typing.step(typing.form.step(button)), 200));
    }

    private Uni<Response> save(WebinarView webinar, Typing typing) {
        Caller caller = Caller.of(identity);
        String seen = typing.version.isEmpty() ? null : "\"" + typing.version + "\"";
        return asked.idsEverAsked(webinar.id())
                .map(typing::json)
                .chain(
                        said ->
                                Panache.withTransaction(
                                        () -> changing.change(caller, webinar.id(), said, seen)))
                .map(done -> SeeOther.page("/webinars/" + webinar.id() + "/form", words().saved()))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused ->
                                page(
                                        webinar,
                                        typing.with(Mistakes.of((Refused) refused)),
                                        MENDABLE))
                .onFailure(Outdated.class)
                .recoverWithUni(other -> page(webinar, meanwhile(typing), CLASHED));
    }

    private Typing meanwhile(Typing typing) {
        return typing.with(Mistakes.of(new Refused(words().meanwhile())));
    }

    private Uni<Response> page(WebinarView webinar, Typing typing, int status) {
        Builder page =
                new Builder(
                        webinar,
                        typing.form.shown(typing.mistakes),
                        typing.rules,
                        typing.mistakes,
                        version(webinar, typing, status),
                        typing.focus,
                        preview(webinar, typing.form),
                        typing.form.full(),
                        address.of("/w/" + webinar.slug() + "/embed"));
        return Templates.builder(page)
                .createUni()
                .map(html -> Response.status(status).entity(html).build());
    }

    /** After a clash the next "Save" is meant: it saves over what came between. */
    private static String version(WebinarView webinar, Typing typing, int status) {
        return status == CLASHED ? String.valueOf(webinar.version()) : typing.version;
    }

    /** As people will see it; while something is not readable yet, as far as it is. */
    private static List<Question> preview(WebinarView webinar, BuiltForm built) {
        try {
            return Question.of(Form.from(built.json(Set.of()), webinar.locale()));
        } catch (Refused unfinished) {
            return List.of();
        }
    }

    private BuilderWords words() {
        return Words.in(frame.language(), BuilderWords.class);
    }

    /** The page, drawn. */
    @TemplateData
    record Builder(
            WebinarView webinar,
            List<BuiltForm.Row> rows,
            RuleForm rules,
            Mistakes mistakes,
            String version,
            @Nullable Integer focus,
            List<Question> preview,
            boolean full,
            String embed) {

        public String path() {
            return "/webinars/" + webinar.id() + "/form";
        }

        public String back() {
            return "/webinars/" + webinar.id() + "?tab=people";
        }

        public List<String> types() {
            return QuestionRow.TYPES;
        }

        public boolean looksAt(int row) {
            return focus != null && focus == row;
        }

        public String snippet() {
            return "<iframe src=\""
                    + embed
                    + "\" title=\"Registration\" width=\"100%\" height=\"640\" loading=\"lazy\"></iframe>";
        }
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance builder(Builder page);
    }
}
