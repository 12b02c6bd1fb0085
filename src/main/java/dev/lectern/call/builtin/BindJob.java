package dev.lectern.call.builtin;

import dev.lectern.call.CallEvent;
import dev.lectern.call.CallId;
import dev.lectern.call.CallNews;
import dev.lectern.call.CallRecording;
import dev.lectern.call.RoomAtProvider;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts recordings together as durable work, on a node that has their files. */
@ApplicationScoped
class BindJob implements Handler {
    static final String KIND = "builtin.bind";
    private static final String PROVIDER = "builtin";
    private static final String ROOM = "room";
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final Bindery bindery;
    private final Shelf shelf;
    private final BuiltinRooms rooms;
    private final CallNews news;
    private final Work work;
    private final Pool pool;
    private final Clock clock;

    BindJob(
            Bindery bindery,
            Shelf shelf,
            BuiltinRooms rooms,
            CallNews news,
            Work work,
            Pool pool,
            Clock clock) {
        this.bindery = bindery;
        this.shelf = shelf;
        this.rooms = rooms;
        this.news = news;
        this.work = work;
        this.pool = pool;
        this.clock = clock;
    }

    /** Sees to it that this room's recordings are put together; asked twice, it happens once. */
    Uni<Void> later(String room) {
        return enqueue(List.of(room), null);
    }

    private Uni<Void> enqueue(List<String> all, @Nullable Instant due) {
        List<Order> orders = all.stream().map(room -> order(room, due)).toList();
        return work.enqueue(pool, orders);
    }

    private static Order order(String room, @Nullable Instant due) {
        Order now = Order.of(KIND, new JsonObject().put(ROOM, room));
        return due == null ? now.once(room) : now.once(room + " parts").at(due);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Put a recording together", "Eine Aufzeichnung zusammenfügen");
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public Uni<Void> handle(Job job) {
        String room = job.payload().getString(ROOM);
        return rooms.find(room)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : onWorker(found.get())
                                                .call(() -> tell(room))
                                                .chain(left -> tidy(room, left)));
    }

    /** Whoever listens knows what they were told before. */
    private Uni<Void> tell(String room) {
        return Uni.createFrom()
                .item(() -> shelf.of(room))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .filter(BindJob::isDone)
                .onItem()
                .transformToUniAndConcatenate(one -> news.hear(event(room, one), PROVIDER))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean isDone(CallRecording one) {
        return one.state() == CallRecording.State.READY
                || one.state() == CallRecording.State.FAILED;
    }

    private CallEvent event(String room, CallRecording one) {
        CallId call = CallId.parse(room).orElseThrow();
        return new CallEvent.RecordingChanged(call, clock.instant(), one.state(), one);
    }

    private Uni<Boolean> onWorker(BuiltinRoom room) {
        return Uni.createFrom()
                .item(() -> bind(room))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private boolean bind(BuiltinRoom room) {
        if (shelf.folders(room.id()).isEmpty()) {
            throw new IllegalStateException("Its files are not on this node.");
        }
        try {
            return bindery.bind(room.id(), room.stage() == RoomAtProvider.Stage.OVER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<Void> tidy(String room, boolean partsLeft) {
        return partsLeft
                ? enqueue(List.of(room), clock.instant().plus(Bindery.PARTS_STAY).plusSeconds(60))
                : Uni.createFrom().voidItem();
    }

    /** What a node that died left behind is found by whoever has its files. */
    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Uni.createFrom()
                .item(shelf::unbound)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(found -> enqueue(found, null));
    }
}
