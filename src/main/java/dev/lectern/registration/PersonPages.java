package dev.lectern.registration;

import dev.lectern.kit.mail.MailLog;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * One registered person for those who hold the webinar: what they answered, what they were sent.
 */
@Path("/webinars/{webinar}/people/{person:[0-9a-fA-F-]{36}}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class PersonPages {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Registrations registrations;
    private final ShownForms forms;
    private final MailLog mails;
    private final Erasure erasure;
    private final Deeds deeds;
    private final JoinLinks links;
    private final Frame frame;

    PersonPages(
            SecurityIdentity identity,
            Webinars webinars,
            Registrations registrations,
            ShownForms forms,
            MailLog mails,
            Erasure erasure,
            Deeds deeds,
            JoinLinks links,
            Frame frame) {
        this.identity = identity;
        this.webinars = webinars;
        this.registrations = registrations;
        this.forms = forms;
        this.mails = mails;
        this.erasure = erasure;
        this.deeds = deeds;
        this.links = links;
        this.frame = frame;
    }

    @GET
    public Uni<TemplateInstance> show(@RestPath UUID webinar, @RestPath UUID person) {
        return webinars.requireMine(Caller.of(identity), webinar)
                .chain(
                        found ->
                                registrations
                                        .require(webinar, person)
                                        .chain(one -> show(found, one)))
                .map(Templates::person);
    }

    private Uni<Shown> show(WebinarView webinar, PersonView person) {
        return mails.concerning(List.of(Erasure.reference(person.id())))
                .chain(
                        sent ->
                                registrations
                                        .otherPlaces(person)
                                        .map(others -> new Around(sent, others)))
                .chain(
                        around ->
                                forms.of(webinar, person.formVersion())
                                        .map(asked -> shown(webinar, person, asked, around)));
    }

    private record Around(List<MailLog.Entry> sent, List<PersonView> others) {}

    private Shown shown(WebinarView webinar, PersonView person, Form asked, Around around) {
        return new Shown(
                webinar,
                person,
                around.others.stream().map(one -> Elsewhere.of(webinar, one)).toList(),
                answers(person, asked),
                around.sent,
                links.url(person.id(), person.linkVersion()));
    }

    private List<Fact> answers(PersonView person, Form asked) {
        List<Fact> answers = new ArrayList<>();
        Answered.of(asked, person.answers())
                .forEach(one -> answers.add(new Fact(one.question(), text(one.answer()))));
        person.origin()
                .forEach(
                        entry ->
                                answers.add(
                                        new Fact(
                                                entry.getKey(), String.valueOf(entry.getValue()))));
        return answers;
    }

    private String text(Object answer) {
        RegistrationWords words = Words.in(frame.language(), RegistrationWords.class);
        if (answer instanceof Boolean yes) {
            return yes ? words.yes() : words.no();
        }
        return answer instanceof JsonArray many
                ? many.stream().map(Answers::text).collect(Collectors.joining(", "))
                : Answers.text(answer);
    }

    @POST
    @Path("/erase")
    public Uni<Response> erase(@RestPath UUID webinar, @RestPath UUID person) {
        return webinars.requireMine(Caller.of(identity), webinar)
                .call(found -> erasure.erase(found, person, deeds.author()))
                .map(
                        done ->
                                SeeOther.page(
                                        "/webinars/" + webinar + "?tab=people",
                                        Words.in(frame.language(), PersonWords.class).erased()));
    }

    /** A question and what was answered. */
    @TemplateData
    record Fact(String question, String answer) {}

    /** A place of the same person at another date, or at all. */
    @TemplateData
    record Elsewhere(@Nullable OccurrenceView date, String status, String path) {
        static Elsewhere of(WebinarView webinar, PersonView place) {
            return new Elsewhere(
                    only(webinar, place),
                    place.status().word(),
                    "/webinars/" + webinar.id() + "/people/" + place.id());
        }
    }

    /** Of a series, to which alone they come. */
    private static @Nullable OccurrenceView only(WebinarView webinar, PersonView place) {
        UUID date = place.occurrence();
        return date == null ? null : webinar.occurrence(date).orElse(null);
    }

    /** The page, drawn. */
    @TemplateData
    record Shown(
            WebinarView webinar,
            PersonView person,
            List<Elsewhere> others,
            List<Fact> answers,
            List<MailLog.Entry> mails,
            String joinUrl) {

        public boolean known() {
            return !person.name().isEmpty();
        }

        public @Nullable OccurrenceView date() {
            return only(webinar, person);
        }

        public String status() {
            return person.status().word();
        }

        /** What may be decided about somebody who stands where they do, the kindest first. */
        public List<String> decisions() {
            return switch (person.status()) {
                case PENDING -> List.of("approve", "decline");
                case WAITLISTED -> List.of("approve", "cancel");
                case OFFERED -> List.of("resend", "cancel");
                case APPROVED -> List.of("resend", "new-link", "cancel");
                case DECLINED, CANCELLED ->
                        PlacePage.over(webinar, person) ? List.of() : List.of("let-in");
            };
        }

        public boolean takesAway(String decision) {
            return decision.equals("decline") || decision.equals("cancel");
        }

        public String decidePath() {
            return "/webinars/" + webinar.id() + "/people/decide";
        }

        public String back() {
            return "/webinars/" + webinar.id() + "?tab=people";
        }

        public String path() {
            return "/webinars/" + webinar.id() + "/people/" + person.id();
        }

        public String export() {
            return "/api/v1/webinars/" + webinar.id() + "/registrations/" + person.id() + "/export";
        }
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance person(Shown page);
    }
}
