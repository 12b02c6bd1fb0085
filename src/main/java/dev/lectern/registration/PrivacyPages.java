package dev.lectern.registration;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What a workspace keeps about people: how long, about whom, and forgetting them. */
@Path("/settings/privacy")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class PrivacyPages {
    private static final String HERE = "/settings/privacy";
    private static final int MENDABLE = 422;

    private final SecurityIdentity identity;
    private final PersonalFile files;
    private final Erasure erasure;
    private final Deeds deeds;
    private final Pool database;
    private final Frame frame;
    private final Clock clock;

    PrivacyPages(
            SecurityIdentity identity,
            PersonalFile files,
            Erasure erasure,
            Deeds deeds,
            Pool database,
            Frame frame,
            Clock clock) {
        this.identity = identity;
        this.files = files;
        this.erasure = erasure;
        this.deeds = deeds;
        this.database = database;
        this.frame = frame;
        this.clock = clock;
    }

    @GET
    public Uni<Response> show() {
        return days().chain(days -> page(days, "", Mistakes.none(), 200));
    }

    private Uni<String> days() {
        return database.preparedQuery(
                        "select retention_days from registration_privacy where workspace_id = $1")
                .execute(Tuple.of(workspace()))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getInteger(0))
                .map(days -> days == null ? "" : String.valueOf(days));
    }

    @POST
    @Path("/retention")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> keep(@RestForm @Nullable String days) {
        UUID workspace = workspace();
        String typed = days == null ? "" : days.strip();
        int number = typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
        if (!typed.isEmpty() && (number < 1 || number > Privacy.LONGEST_DAYS)) {
            Mistakes mistakes = Mistakes.none().when(true, "days", words().daysWrong());
            return page(typed, "", mistakes, MENDABLE);
        }
        Integer kept = typed.isEmpty() ? null : number;
        Author by = deeds.author();
        return database.withTransaction(
                        connection ->
                                keep(connection, workspace, kept)
                                        .chain(() -> deeds.noteRetention(connection, by, kept)))
                .map(done -> SeeOther.page(HERE, words().saved()));
    }

    private Uni<Void> keep(SqlConnection connection, UUID workspace, @Nullable Integer days) {
        return connection
                .preparedQuery(
                        """
                        insert into registration_privacy (workspace_id, retention_days, changed_at)
                        values ($1, $2, $3)
                        on conflict (workspace_id) do update
                            set retention_days = excluded.retention_days,
                                changed_at = excluded.changed_at
                        """)
                .execute(Tuple.of(workspace, days, RegistrationRows.utc(clock.instant())))
                .replaceWithVoid();
    }

    @POST
    @Path("/export")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> export(@RestForm @Nullable String email) {
        return address(email)
                .chain(address -> files.of(workspace(), address))
                .map(PrivacyApi::file)
                .onFailure(Refused.class)
                .recoverWithUni(refused -> mend(email, (Refused) refused));
    }

    @POST
    @Path("/erase")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> erase(@RestForm @Nullable String email) {
        return address(email)
                .chain(address -> erasure.erase(workspace(), address, deeds.author()))
                .map(count -> SeeOther.page(HERE, words().forgotten(count)))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> mend(email, (Refused) refused));
    }

    private Uni<String> address(@Nullable String email) {
        return Uni.createFrom().item(() -> EmailAddress.of(email).text());
    }

    private Uni<Response> mend(@Nullable String email, Refused refused) {
        String typed = email == null ? "" : email;
        return days().chain(days -> page(days, typed, Mistakes.of(refused), MENDABLE));
    }

    private Uni<Response> page(String days, String email, Mistakes mistakes, int status) {
        return Templates.privacy(days, email, mistakes)
                .createUni()
                .map(html -> Response.status(status).entity(html).build());
    }

    private UUID workspace() {
        return Caller.of(identity).require(Role.ADMIN).workspace();
    }

    private PersonWords words() {
        return Words.in(frame.language(), PersonWords.class);
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance privacy(String days, String email, Mistakes mistakes);
    }

    /** The way there. */
    static class Entry {
        @jakarta.enterprise.inject.Produces
        @Singleton
        NavigationEntry privacy() {
            return new SettingsEntry(
                    HERE, 128, "admin", language -> Words.in(language, PersonWords.class).title());
        }
    }
}
