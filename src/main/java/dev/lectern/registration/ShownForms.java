package dev.lectern.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Forms as they were shown: a host may change the questions while somebody types or later, and what
 * people answered is checked by what they were asked, and stands under it for ever.
 */
@ApplicationScoped
public class ShownForms {
    private static final String EVER_ASKED =
            """
            select field ->> 'id' as id
            from registration_form, jsonb_array_elements(fields) as field where webinar_id = $1
            union
            select jsonb_object_keys(answers) from registration where webinar_id = $1
            """;

    private final Pool database;
    private final FormSeal seals;
    private final Clock clock;
    private final Cache<Key, Form> forms = Caffeine.newBuilder().maximumSize(5_000).build();

    private record Key(UUID webinar, String version) {}

    ShownForms(Pool database, FormSeal seals, Clock clock) {
        this.database = database;
        this.seals = seals;
        this.clock = clock;
    }

    /** Keeps what is answered here: under these questions the answers stand from now on. */
    Uni<Void> keep(WebinarView webinar, List<Application> applications) {
        Set<Form> answered = new HashSet<>();
        applications.forEach(one -> one.form().ifPresent(answered::add));
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Form form : answered) {
            all = all.chain(() -> keep(webinar, form));
        }
        return all;
    }

    /**
     * Keeps a form that is about to be shown; once for each wording. Where there was but a guess of
     * what this version asked, as of answers older than the keeping, it is known now.
     */
    Uni<Void> keep(WebinarView webinar, Form form) {
        Key key = new Key(webinar.id(), form.version());
        if (forms.getIfPresent(key) != null) {
            return Uni.createFrom().voidItem();
        }
        return database.preparedQuery(
                        """
                        insert into registration_form (webinar_id, version, fields, shown_at)
                        values ($1, $2, $3, $4)
                        on conflict (webinar_id, version) do update set fields = excluded.fields
                            where registration_form.fields is distinct from excluded.fields
                        """)
                .execute(
                        Tuple.of(
                                key.webinar,
                                key.version,
                                form.json(),
                                RegistrationRows.utc(clock.instant())))
                .invoke(() -> forms.put(key, form))
                .replaceWithVoid();
    }

    /** Keeps a form and gives what the page has to carry, so that its answers are read by it. */
    Uni<String> sealed(WebinarView webinar, Form form, FormSeal.Page page) {
        return keep(webinar, form).map(kept -> seals.seal(page, form.version()));
    }

    /** By which form answers are read: the one their page carried, else {@link #of}. */
    Uni<Form> carried(
            WebinarView webinar, FormSeal.Page page, Typed typed, @Nullable String version) {
        return Uni.createFrom()
                .deferred(() -> unsealed(webinar, page, typed.one("form")))
                .chain(
                        shown ->
                                shown.map(form -> Uni.createFrom().item(form))
                                        .orElseGet(() -> of(webinar, version)));
    }

    private Uni<Optional<Form>> unsealed(WebinarView webinar, FormSeal.Page page, String seal) {
        if (seal.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        FormSeal.Shown shown =
                seals.read(page, seal).orElseThrow(() -> new Refused(Reply.TRY_AGAIN.sentence()));
        return find(webinar, shown.version());
    }

    /** Under which questions somebody's answers stand: those they were asked, else today's. */
    Uni<Form> of(WebinarView webinar, @Nullable String version) {
        return find(webinar, version)
                .map(
                        found ->
                                found.orElseGet(
                                        () ->
                                                RegistrationRules.of(
                                                                webinar.registration(),
                                                                webinar.locale())
                                                        .form()));
    }

    Uni<Optional<Form>> find(WebinarView webinar, @Nullable String version) {
        if (version == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        Form kept = forms.getIfPresent(new Key(webinar.id(), version));
        return kept == null ? read(webinar, version) : Uni.createFrom().item(Optional.of(kept));
    }

    private Uni<Optional<Form>> read(WebinarView webinar, String version) {
        return database.preparedQuery(
                        "select fields from registration_form where webinar_id = $1 and version = $2")
                .execute(Tuple.of(webinar.id(), version))
                .map(rows -> first(rows, webinar));
    }

    private static Optional<Form> first(RowSet<Row> rows, WebinarView webinar) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(
                        Form.from(
                                (JsonArray) rows.iterator().next().getValue(0), webinar.locale()));
    }

    /** The ids that questions of a webinar have, or had when somebody saw or answered them. */
    public Uni<Set<String>> idsEverAsked(UUID webinar) {
        return database.preparedQuery(EVER_ASKED)
                .execute(Tuple.of(webinar))
                .map(
                        rows -> {
                            Set<String> ids = new HashSet<>();
                            rows.forEach(row -> ids.add(row.getString("id")));
                            return ids;
                        });
    }
}
