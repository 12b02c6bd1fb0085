package dev.lectern.registration;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.Bringing.Sent;
import dev.lectern.registration.form.DateChoice;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A host brings many people by a file: checks it, and brings in what was checked. */
@Path("/webinars/{webinar}/people/import")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class BringingPages {
    private final SecurityIdentity identity;
    private final PublicWebinars webinars;
    private final Bringing bringing;
    private final CheckedFiles checked;

    BringingPages(
            SecurityIdentity identity,
            PublicWebinars webinars,
            Bringing bringing,
            CheckedFiles checked) {
        this.identity = identity;
        this.webinars = webinars;
        this.bringing = bringing;
        this.checked = checked;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<Response> bring(
            @RestPath UUID webinar,
            @RestForm("file") @Nullable FileUpload file,
            @RestForm @Nullable String occurrence,
            @RestForm @Nullable String mode) {
        String date = occurrence == null ? "" : occurrence;
        return require(webinar)
                .chain(
                        found ->
                                Uni.createFrom()
                                        .item(() -> sent(found, file, date))
                                        .chain(
                                                sent ->
                                                        "bring".equals(mode)
                                                                ? bring(sent)
                                                                : check(sent))
                                        .onFailure(Refused.class)
                                        .recoverWithUni(refused -> mend(found, date, refused)));
    }

    /** What was checked, without choosing the file again. */
    @POST
    @Path("/{file:[0-9a-fA-F-]{36}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> bringChecked(@RestPath UUID webinar, @RestPath UUID file) {
        return require(webinar)
                .chain(
                        found ->
                                checked.require(found, file, account())
                                        .chain(this::bring)
                                        .call(() -> checked.forget(file))
                                        .onFailure(Refused.class)
                                        .recoverWithUni(refused -> mend(found, "", refused)));
    }

    private Uni<Response> bring(Sent sent) {
        return bringing.bring(sent).chain(outcome -> page(sent, outcome, null));
    }

    private Uni<Response> check(Sent sent) {
        return bringing.preview(sent)
                .chain(
                        outcome ->
                                checked.keep(sent, account())
                                        .chain(file -> page(sent, outcome, file)));
    }

    private static Uni<Response> page(Sent sent, Brought outcome, @Nullable UUID file) {
        return Templates.imported(new BroughtPage(sent.webinar(), outcome, file))
                .createUni()
                .map(html -> Response.ok(html).build());
    }

    /** What was chosen stays, with what is wrong beside it. */
    private static Uni<Response> mend(WebinarView webinar, String date, Throwable refused) {
        Mistakes mistakes = Mistakes.of((Refused) refused);
        return PeoplePages.mend(PeopleForms.brought(webinar, date, mistakes));
    }

    private static Sent sent(WebinarView webinar, @Nullable FileUpload file, String date) {
        return new Sent(webinar, content(file), new DateChoice(webinar).picked(date));
    }

    private static byte[] content(@Nullable FileUpload file) {
        if (file == null) {
            return new byte[0];
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID account() {
        return Objects.requireNonNull(Caller.of(identity).account(), "Pages are for members");
    }

    private Uni<WebinarView> require(UUID webinar) {
        return webinars.requireMine(Caller.of(identity), webinar);
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance imported(BroughtPage page);
    }
}
