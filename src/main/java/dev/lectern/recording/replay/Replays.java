package dev.lectern.recording.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lectern.call.CallRecording;
import dev.lectern.call.CallRecording.State;
import dev.lectern.call.CallRooms;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.Replay;
import dev.lectern.registration.ReplayShelf;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The door to what can be watched again; the provider is asked a few times a minute at most. */
@ApplicationScoped
public class Replays implements ReplayShelf {
    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final CallRooms rooms;
    private final Cache<UUID, List<CallRecording>> known =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(2_000).build();

    Replays(CallRooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public Uni<Replay> of(WebinarView webinar, OccurrenceView date) {
        return recordings(date.id()).map(found -> replay(webinar, date, found));
    }

    private Uni<List<CallRecording>> recordings(UUID occurrence) {
        List<CallRecording> kept = known.getIfPresent(occurrence);
        return kept != null
                ? Uni.createFrom().item(kept)
                : rooms.recordings(occurrence)
                        .onFailure(Replays::keepsNothing)
                        .recoverWithItem(failure -> nothing(occurrence, failure))
                        .invoke(found -> known.put(occurrence, found));
    }

    /** The provider lists none, never had this room, or does not answer now. */
    private static boolean keepsNothing(Throwable failure) {
        return failure instanceof Refused
                || failure instanceof NotFound
                || failure instanceof Clashed
                || failure instanceof ProviderFailed;
    }

    private static List<CallRecording> nothing(UUID occurrence, Throwable why) {
        LOG.debugf("No replay of %s: %s", occurrence, why.getMessage());
        return List.of();
    }

    private static Replay replay(
            WebinarView webinar, OccurrenceView date, List<CallRecording> found) {
        List<Replay.Part> parts =
                found.stream()
                        .filter(one -> one.state() == State.READY)
                        .sorted(
                                Comparator.comparing(
                                        CallRecording::startedAt,
                                        Comparator.nullsLast(Comparator.naturalOrder())))
                        .map(one -> new Replay.Part(ReplayPages.path(webinar, date, one.id())))
                        .toList();
        boolean preparing =
                found.stream().anyMatch(one -> one.isUnderWay() || one.state() == State.PROCESSING);
        return new Replay(parts, preparing);
    }
}
