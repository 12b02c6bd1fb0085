package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Malformed;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Sentence;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.registration.form.PersonName;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What a host does with the people of a webinar: decide, add one, bring many. */
@Path("/webinars/{webinar}/people")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class PeoplePages {
    private final SecurityIdentity identity;
    private final PublicWebinars webinars;
    private final RegistrationDesk desk;
    private final Decisions decisions;
    private final Deeds deeds;
    private final PeopleFiles files;
    private final Frame frame;

    PeoplePages(
            SecurityIdentity identity,
            PublicWebinars webinars,
            RegistrationDesk desk,
            Decisions decisions,
            Deeds deeds,
            PeopleFiles files,
            Frame frame) {
        this.identity = identity;
        this.webinars = webinars;
        this.desk = desk;
        this.decisions = decisions;
        this.deeds = deeds;
        this.files = files;
        this.frame = frame;
    }

    @POST
    @Path("/decide")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> decide(
            @RestPath UUID webinar,
            @RestForm @Nullable List<String> person,
            @RestForm @Nullable String decision,
            @RestForm @Nullable String note) {
        List<UUID> people =
                person == null
                        ? List.of()
                        : person.stream().map(id -> PeopleSearch.id("person", id)).toList();
        Decision verb = RegistrationsApi.decision(decision);
        return require(webinar)
                .chain(
                        found ->
                                decisions
                                        .decideAll(found, people, verb, Origin.note(note))
                                        .call(outcome -> noted(verb, found, outcome)))
                .map(outcome -> back(webinar, said(outcome)));
    }

    private Uni<Void> noted(Decision verb, WebinarView webinar, Decisions.Outcome outcome) {
        return deeds.note(Caller.of(identity), verb.past(), webinar, outcome.changedIds());
    }

    private String said(Decisions.Outcome outcome) {
        HostWords words = words();
        String done = words.decided(outcome.changed().size());
        return outcome.refusals().isEmpty() ? done : done + " " + outcome.refusals().get(0);
    }

    @POST
    @Path("/add")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> add(
            @RestPath UUID webinar,
            @RestForm @Nullable String name,
            @RestForm @Nullable String email) {
        Locale language = frame.language();
        Answers person =
                new Answers(
                        PersonName.of(name, language).text(),
                        EmailAddress.of(email, language),
                        new JsonObject());
        return require(webinar)
                .chain(
                        found ->
                                desk.register(
                                        found,
                                        Application.of(person, found.language(), "host")
                                                .admitted()))
                .map(result -> back(webinar, said(result, person)));
    }

    private String said(Intake.Result result, Answers person) {
        return switch (result.kind()) {
            case NEW -> words().added(person.name());
            case AGAIN -> words().known(person.name());
            case FULL -> words().noSeat();
        };
    }

    @POST
    @Path("/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<TemplateInstance> bring(
            @RestPath UUID webinar,
            @RestForm("file") FileUpload file,
            @RestForm @Nullable String mode) {
        byte[] content = PeopleFiles.file(content(file));
        boolean check = !"bring".equals(mode);
        return require(webinar)
                .chain(
                        found ->
                                (check
                                                ? files.preview(found, content)
                                                : files.bring(found, content))
                                        .map(
                                                outcome ->
                                                        Templates.imported(
                                                                "/webinars/" + webinar,
                                                                found.title(),
                                                                outcome,
                                                                check)));
    }

    private static byte[] content(@Nullable FileUpload file) {
        if (file == null) {
            throw new Malformed("file", Sentence.of("Choose a file.", "Wählen Sie eine Datei."));
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<WebinarView> require(UUID webinar) {
        return webinars.require(Caller.of(identity).workspace(), webinar);
    }

    private static Response back(UUID webinar, String toast) {
        return SeeOther.page("/webinars/" + webinar + "?tab=people", toast);
    }

    private HostWords words() {
        return Words.in(frame.language(), HostWords.class);
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance imported(
                String path, String title, PeopleFiles.Imported outcome, boolean check);
    }
}
