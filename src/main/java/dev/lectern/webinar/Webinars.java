package dev.lectern.webinar;

import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The door to webinars for reading; {@link Stage} is the one for taking them live. */
@ApplicationScoped
public class Webinars {
    private final WebinarRows rows;

    Webinars(WebinarRows rows) {
        this.rows = rows;
    }

    /** The webinar, or not found when it is another workspace's. */
    @WithSession
    public Uni<WebinarView> require(UUID workspace, UUID id) {
        return rows.find(id)
                .map(found -> found.filter(one -> one.workspace().equals(workspace)))
                .map(found -> found.orElseThrow(WebinarRows::unknown));
    }

    /** The same, for whoever may change it: its host or an admin. */
    @WithSession
    public Uni<WebinarView> requireMine(Caller caller, UUID id) {
        return require(caller.workspace(), id)
                .call(webinar -> Rights.require(id, webinar.host(), caller, Right.CHANGE));
    }

    /** Whether this caller may change it: its host, a co-host, an admin, a key. */
    @WithSession
    public Uni<Boolean> mine(Caller caller, WebinarView webinar) {
        return Rights.role(webinar.id(), webinar.host(), caller)
                .map(role -> role.filter(Right.CHANGE::allowed).isPresent());
    }

    /** For work that carries an id of ours and no person. */
    @WithSession
    public Uni<Optional<WebinarView>> find(UUID id) {
        return rows.find(id);
    }

    /**
     * By its address on public pages, also in capitals; an old one finds it too, and the view has
     * the present one.
     */
    @WithSession
    public Uni<Optional<WebinarView>> findBySlug(String slug) {
        return Slugs.owner(slug.toLowerCase(Locale.ROOT))
                .chain(
                        id ->
                                id.map(rows::find)
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    @WithSession
    public Uni<Optional<WebinarView>> findByOccurrence(UUID occurrence) {
        return rows.findByOccurrence(occurrence);
    }

    @WithSession
    public Uni<WebinarView> requireByOccurrence(UUID occurrence) {
        return rows.findByOccurrence(occurrence)
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                new NotFound(
                                                        Sentence.of(
                                                                "There is no such date.",
                                                                "Diesen Termin gibt es nicht."))));
    }

    /** Several at once, in no order; those that are gone are left out. */
    @WithSession
    public Uni<List<WebinarView>> findAll(Collection<UUID> ids) {
        return rows.findAll(ids);
    }

    /**
     * The webinar with its row locked until the caller's transaction ends, so that seats, states
     * and times stand still while something is decided.
     */
    @WithSession
    public Uni<WebinarView> requireLocked(UUID id) {
        return rows.lock(id).map(Held::view);
    }

    /**
     * Keeps the webinar from being changed until the client's transaction ends.
     *
     * @return the same with its state and its rules of registration as they stand while it is held,
     *     however old the view is that was brought
     */
    public Uni<WebinarView> hold(SqlClient transaction, WebinarView seen) {
        return transaction
                .preparedQuery("select state, registration from webinar where id = $1 for share")
                .execute(Tuple.of(seen.id()))
                .map(
                        found -> {
                            if (found.size() == 0) {
                                throw WebinarRows.unknown();
                            }
                            Row row = found.iterator().next();
                            return seen.with(
                                    WebinarState.valueOf(row.getString(0)), row.getJsonObject(1));
                        });
    }
}
