package dev.lectern.registration;

import dev.lectern.kit.mail.MailLog;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Everything that is kept about somebody, as one JSON file. */
@ApplicationScoped
class PersonalFile {
    private final Pool database;
    private final Webinars webinars;
    private final ShownForms forms;
    private final MailLog mails;
    private final List<PersonalRecords> records;
    private final StagePeople stage;
    private final Clock clock;

    PersonalFile(
            Pool database,
            Webinars webinars,
            ShownForms forms,
            MailLog mails,
            @All List<PersonalRecords> records,
            StagePeople stage,
            Clock clock) {
        this.database = database;
        this.webinars = webinars;
        this.forms = forms;
        this.mails = mails;
        this.records = records;
        this.stage = stage;
        this.clock = clock;
    }

    /** Of one registration. */
    Uni<JsonObject> of(UUID workspace, UUID registration) {
        return people("where workspace_id = $1 and id = $2", Tuple.of(workspace, registration))
                .chain(people -> file(workspace, people, null));
    }

    /** Of everything in a workspace under an address. */
    Uni<JsonObject> of(UUID workspace, String email) {
        String key = email.strip().toLowerCase(Locale.ROOT);
        return people("where workspace_id = $1 and email_key = $2", Tuple.of(workspace, key))
                .chain(people -> file(workspace, people, key))
                .call(file -> onStage(workspace, key, file));
    }

    private Uni<List<Registration>> people(String where, Tuple values) {
        return new RegistrationRows(database).list(where + " order by id", values);
    }

    private Uni<JsonObject> file(UUID workspace, List<Registration> people, @Nullable String key) {
        JsonObject file = new JsonObject().put("exportedAt", clock.instant().toString());
        List<UUID> ids = people.stream().map(one -> one.id).toList();
        return registrations(people)
                .invoke(list -> file.put("registrations", list))
                .chain(() -> invitations(workspace, people, key))
                .invoke(list -> file.put("invitations", invitations(list)))
                .chain(list -> mails.concerning(references(ids, list)))
                .invoke(list -> file.put("mails", mails(list)))
                .chain(() -> others(ids, file))
                .replaceWith(file);
    }

    private static List<String> references(List<UUID> registrations, List<Row> invitations) {
        return Stream.concat(
                        registrations.stream().map(Erasure::reference),
                        invitations.stream()
                                .map(row -> InvitationView.reference(row.getUUID("id"))))
                .toList();
    }

    /** Whoever speaks need not be registered. */
    private Uni<Void> onStage(UUID workspace, String key, JsonObject file) {
        JsonArray parts = new JsonArray();
        return stage.withAddress(workspace, key)
                .invoke(found -> found.forEach(one -> parts.add(part(one))))
                .invoke(found -> file.put("stage", parts))
                .map(found -> found.stream().map(one -> StageLinks.reference(one.id())).toList())
                .chain(mails::concerning)
                .invoke(list -> file.getJsonArray("mails").addAll(mails(list)))
                .replaceWithVoid();
    }

    private static JsonObject part(StagePersonView one) {
        return new JsonObject()
                .put("webinar", one.webinar().toString())
                .put("role", one.role().word())
                .put("name", one.name())
                .put("email", one.email())
                .put("askedAt", one.createdAt().toString());
    }

    private Uni<JsonArray> registrations(List<Registration> people) {
        Set<UUID> named = people.stream().map(one -> one.webinar).collect(Collectors.toSet());
        return webinars.findAll(named)
                .map(
                        found ->
                                found.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        WebinarView::id, Function.identity())))
                .chain(byId -> registrations(people, byId));
    }

    private Uni<JsonArray> registrations(List<Registration> people, Map<UUID, WebinarView> byId) {
        JsonArray list = new JsonArray();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Registration one : people) {
            WebinarView webinar = byId.get(one.webinar);
            all =
                    all.chain(() -> answers(one, webinar))
                            .invoke(answers -> list.add(json(one, webinar, answers)))
                            .replaceWithVoid();
        }
        return all.replaceWith(list);
    }

    /** Under the questions as they were asked. */
    private Uni<JsonObject> answers(Registration one, @Nullable WebinarView webinar) {
        return webinar == null
                ? Uni.createFrom().item(one.answers)
                : forms.of(webinar, one.formVersion)
                        .map(asked -> Answered.json(Answered.of(asked, one.answers)));
    }

    private static JsonObject json(
            Registration one, @Nullable WebinarView webinar, JsonObject answers) {
        return new JsonObject()
                .put("webinar", webinar == null ? null : webinar.title())
                .put("name", one.name)
                .put("email", one.email)
                .put("status", one.status().word())
                .put("answers", answers)
                .put("language", one.language)
                .put("timezone", one.zone)
                .put("note", one.note)
                .put("source", one.source)
                .put("origin", one.origin)
                .put("createdAt", one.createdAt.toString());
    }

    private Uni<List<Row>> invitations(
            UUID workspace, List<Registration> people, @Nullable String key) {
        String[] keys =
                people.stream()
                        .map(Registration::emailKey)
                        .filter(one -> !one.isEmpty())
                        .toArray(String[]::new);
        return database.preparedQuery(
                        """
                        select id, email, name, invited_at from registration_invitation
                        where workspace_id = $1 and (email_key = $2 or email_key = any($3))
                        """)
                .execute(Tuple.of(workspace, key, keys))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static JsonArray invitations(List<Row> rows) {
        JsonArray list = new JsonArray();
        rows.forEach(row -> list.add(invitation(row)));
        return list;
    }

    private static JsonObject invitation(Row row) {
        return new JsonObject()
                .put("email", row.getString("email"))
                .put("name", row.getString("name"))
                .put("invitedAt", row.getOffsetDateTime("invited_at").toInstant().toString());
    }

    static JsonArray mails(List<MailLog.Entry> entries) {
        JsonArray list = new JsonArray();
        for (MailLog.Entry one : entries) {
            list.add(
                    new JsonObject()
                            .put("id", one.id().toString())
                            .put("kind", one.kind())
                            .put("to", one.address())
                            .put("subject", one.subject())
                            .put("state", one.state())
                            .put("words", one.words())
                            .put("createdAt", one.createdAt().toString())
                            .put("sentAt", one.sentAt() == null ? null : one.sentAt().toString()));
        }
        return list;
    }

    private Uni<Void> others(List<UUID> registrations, JsonObject file) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (PersonalRecords one : records) {
            all =
                    all.chain(() -> one.export(registrations))
                            .invoke(list -> file.put(one.name(), list))
                            .replaceWithVoid();
        }
        return all;
    }
}
