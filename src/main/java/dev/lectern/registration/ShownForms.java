package dev.lectern.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Forms as they were shown: a host may change the questions while somebody types, and what they
 * answered is checked by what they were asked.
 */
@ApplicationScoped
class ShownForms {
    private final Pool database;
    private final Clock clock;
    private final Cache<Key, Form> forms = Caffeine.newBuilder().maximumSize(5_000).build();

    private record Key(UUID webinar, String version) {}

    ShownForms(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps a form that is about to be shown; once for each wording. */
    Uni<Void> keep(WebinarView webinar, Form form) {
        Key key = new Key(webinar.id(), form.version());
        if (forms.getIfPresent(key) != null) {
            return Uni.createFrom().voidItem();
        }
        return database.preparedQuery(
                        """
                        insert into registration_form (webinar_id, version, fields, shown_at)
                        values ($1, $2, $3, $4)
                        on conflict do nothing
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

    Uni<Optional<Form>> find(WebinarView webinar, String version) {
        Form kept = forms.getIfPresent(new Key(webinar.id(), version));
        if (kept != null) {
            return Uni.createFrom().item(Optional.of(kept));
        }
        return database.preparedQuery(
                        "select fields from registration_form where webinar_id = $1 and version = $2")
                .execute(Tuple.of(webinar.id(), version))
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Optional.empty()
                                        : Optional.of(
                                                Form.from(
                                                        (JsonArray)
                                                                rows.iterator().next().getValue(0),
                                                        webinar.locale())));
    }
}
