package dev.lectern.webinar;

import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.webinar.text.Slug;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Gives out addresses, each to one webinar for ever: old ones go on leading to it. */
final class Slugs {
    private Slugs() {}

    /** Takes this address, or one like it when it is somebody else's. */
    static Uni<String> claim(String wanted, UUID webinar) {
        return take(wanted, webinar)
                .chain(
                        taken ->
                                taken
                                        ? Uni.createFrom().item(wanted)
                                        : claim(Slug.varied(wanted), webinar));
    }

    /** Takes exactly this address; false when it is somebody else's. */
    static Uni<Boolean> take(String wanted, UUID webinar) {
        return insert(wanted, webinar)
                .chain(
                        rows ->
                                rows > 0
                                        ? Uni.createFrom().item(true)
                                        : owner(wanted)
                                                .map(it -> it.filter(webinar::equals).isPresent()));
    }

    /** Gives back an address of which nobody was told. */
    static Uni<Void> free(String slug, UUID webinar) {
        return OpenTransaction.write(
                        "delete from webinar_slug where slug = $1 and webinar_id = $2",
                        slug,
                        webinar)
                .replaceWithVoid();
    }

    static Uni<Optional<UUID>> owner(String slug) {
        return OpenTransaction.read("select webinar_id from webinar_slug where slug = $1", slug)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).findFirst());
    }

    private static Uni<Integer> insert(String slug, UUID webinar) {
        return OpenTransaction.write(
                "insert into webinar_slug (slug, webinar_id) values ($1, $2)"
                        + " on conflict do nothing",
                slug,
                webinar);
    }
}
