package dev.lectern.webinar;

import dev.lectern.kit.files.KeptFiles;
import dev.lectern.kit.files.Picture;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The covers and photos of webinars. Before a picture is written, work is enqueued that looks a day
 * later, and every week from then on, whether any webinar or template still shows it, and drops it
 * when none does: whatever is abandoned, replaced or copied meanwhile, nothing lies there for ever.
 */
@ApplicationScoped
class Pictures implements WebinarListener, Handler {
    private static final String KIND = "webinar.look-after-picture";
    private static final Duration FIRST_LOOK = Duration.ofDays(1);
    private static final Duration NEXT_LOOK = Duration.ofDays(7);
    private static final String SHOWN =
            """
            select exists (
                select 1 from webinar where workspace_id = $1
                and (cover = $2 or speakers::text like '%' || $2 || '%'))
            or exists (
                select 1 from webinar_template where workspace_id = $1
                and body::text like '%' || $2 || '%')
            """;

    private final KeptFiles files;
    private final Work work;
    private final Pool database;
    private final Clock clock;

    Pictures(KeptFiles files, Work work, Pool database, Clock clock) {
        this.files = files;
        this.work = work;
        this.database = database;
        this.clock = clock;
    }

    /** Keeps what was sent as a picture; the answer is its address. */
    Uni<String> keep(UUID workspace, byte @Nullable [] sent, Picture.Use use) {
        if (sent == null || sent.length == 0) {
            throw new Refused(
                    use.field(),
                    Sentence.of(
                            "Send the picture as the body.",
                            "Senden Sie das Bild als Inhalt der Anfrage."));
        }
        Picture.mustBeSmall(sent.length, use);
        return files.draw(sent, use)
                .chain(
                        picture -> {
                            String address = files.address(workspace, picture);
                            return lookLater(workspace, address, FIRST_LOOK)
                                    .chain(() -> files.keep(workspace, picture))
                                    .replaceWith(address);
                        });
    }

    private Uni<Void> lookLater(UUID workspace, String address, Duration later) {
        Instant when = clock.instant().plus(later);
        return Panache.withTransaction(
                () -> work.enqueue(order(workspace, address).once(address).at(when)));
    }

    private static Order order(UUID workspace, String address) {
        return Order.of(
                        KIND,
                        new JsonObject()
                                .put("workspace", workspace.toString())
                                .put("address", address))
                .in(workspace);
    }

    /** They go with the webinar, as soon as that is committed. */
    @Override
    public Uni<Void> deleted(WebinarView webinar) {
        List<String> addresses =
                Stream.concat(
                                Stream.of(webinar.cover()).filter(Objects::nonNull),
                                webinar.speakers().stream()
                                        .map(Speaker::photo)
                                        .filter(Objects::nonNull))
                        .distinct()
                        .toList();
        return News.inTurn(addresses, address -> work.enqueue(order(webinar.workspace(), address)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Tidy up pictures", "Bilder aufräumen");
    }

    @Override
    public Uni<Void> handle(Job job) {
        UUID workspace = UUID.fromString(job.payload().getString("workspace"));
        String address = job.payload().getString("address");
        return database.preparedQuery(SHOWN)
                .execute(Tuple.of(workspace, address))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(
                        shown ->
                                shown
                                        ? lookLater(workspace, address, NEXT_LOOK)
                                        : files.drop(address));
    }
}
