package dev.lectern.recording;

import dev.lectern.call.CallRecording;
import dev.lectern.call.CallRooms;
import dev.lectern.call.Download;
import dev.lectern.call.policy.Recording;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The recordings of a webinar's date, for programs. */
@Path("/api/v1/webinars/{id}/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Recordings")
class RecordingsApi {
    private static final Sentence UNLISTED =
            Sentence.of(
                    "It is done. The recordings cannot be listed now; ask for the list later.",
                    "Es ist getan. Die Aufzeichnungen lassen sich gerade nicht auflisten; fragen"
                            + " Sie später nach der Liste.");

    private final Webinars webinars;
    private final CallRooms rooms;
    private final SecurityIdentity identity;
    private final AuditLog audit;

    RecordingsApi(Webinars webinars, CallRooms rooms, SecurityIdentity identity, AuditLog audit) {
        this.audit = audit;
        this.webinars = webinars;
        this.rooms = rooms;
        this.identity = identity;
    }

    /** All at once: a date has a handful. */
    record RecordingList(List<RecordingView> items, @Nullable String next, int total) {}

    @GET
    @Operation(summary = "The recordings of a date, oldest first, with links that expire")
    public Uni<RecordingList> list(@RestPath UUID id, @RestQuery @Nullable UUID occurrence) {
        return date(id, occurrence).chain(date -> listed(date.id()));
    }

    @POST
    @Path("/start")
    @Operation(summary = "Begin to record the live date; once is enough")
    public Uni<RecordingList> start(@RestPath UUID id, @RestQuery @Nullable UUID occurrence) {
        return webinars.requireMine(Caller.of(identity), id)
                .invoke(RecordingsApi::requirePlanned)
                .chain(() -> change(id, occurrence, Deed.STARTED, rooms::startRecording));
    }

    @POST
    @Path("/stop")
    @Operation(summary = "End the recording under way")
    public Uni<RecordingList> stop(@RestPath UUID id, @RestQuery @Nullable UUID occurrence) {
        return change(id, occurrence, Deed.STOPPED, rooms::stopRecording);
    }

    @POST
    @Path("/pause")
    @Operation(summary = "Keep nothing of what happens until it is resumed; once is enough")
    public Uni<RecordingList> pause(@RestPath UUID id, @RestQuery @Nullable UUID occurrence) {
        return change(id, occurrence, Deed.PAUSED, rooms::pauseRecording);
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Go on with the recording that is paused")
    public Uni<RecordingList> resume(@RestPath UUID id, @RestQuery @Nullable UUID occurrence) {
        return change(id, occurrence, Deed.RESUMED, rooms::resumeRecording);
    }

    private Uni<RecordingList> change(
            UUID id, @Nullable UUID occurrence, Deed deed, Function<UUID, Uni<Void>> verb) {
        return webinars.requireMine(Caller.of(identity), id)
                .chain(webinar -> change(webinar, date(webinar, occurrence), deed, verb));
    }

    private Uni<RecordingList> change(
            WebinarView webinar, OccurrenceView date, Deed deed, Function<UUID, Uni<Void>> verb) {
        requireLive(date);
        Author by = audit.author();
        return underWay(date)
                .chain(before -> verb.apply(date.id()).chain(() -> isDone(deed, before, date)))
                .chain(done -> done ? noted(by, deed, webinar, date) : Uni.createFrom().voidItem())
                .chain(
                        () ->
                                listed(date.id())
                                        .onFailure(Clashed.class)
                                        .transform(silent -> new Clashed(UNLISTED)));
    }

    /** What cannot be seen is taken to be done as it was asked for. */
    private Uni<Boolean> isDone(
            Deed deed, Optional<Map<String, CallRecording.State>> before, OccurrenceView date) {
        return before.isEmpty()
                ? Uni.createFrom().item(true)
                : underWay(date)
                        .map(after -> after.isEmpty() || deed.isDone(before.get(), after.get()));
    }

    /** Asking again for what is so already is no deed; a provider may take a while to show one. */
    private enum Deed {
        STARTED(before -> !before.isEmpty()),
        STOPPED(Map::isEmpty),
        PAUSED(before -> before.containsValue(CallRecording.State.PAUSED)),
        RESUMED(before -> !before.containsValue(CallRecording.State.PAUSED));

        private final Predicate<Map<String, CallRecording.State>> stands;

        Deed(Predicate<Map<String, CallRecording.State>> stands) {
            this.stands = stands;
        }

        boolean isDone(
                Map<String, CallRecording.State> before, Map<String, CallRecording.State> after) {
            return !stands.test(before) || !before.equals(after);
        }

        String word() {
            return "recording." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Empty where they cannot be listed now, which is no reason to do nothing about them. */
    private Uni<Optional<Map<String, CallRecording.State>>> underWay(OccurrenceView date) {
        return rooms.recordings(date.id())
                .map(all -> Optional.of(states(all)))
                .onFailure(Clashed.class)
                .recoverWithItem(Optional.empty());
    }

    private static Map<String, CallRecording.State> states(List<CallRecording> all) {
        return all.stream()
                .filter(CallRecording::isUnderWay)
                .collect(Collectors.toMap(CallRecording::id, CallRecording::state));
    }

    private Uni<Void> noted(Author by, Deed deed, WebinarView webinar, OccurrenceView date) {
        return Panache.withTransaction(() -> note(by, deed, webinar, date));
    }

    private Uni<Void> note(Author by, Deed deed, WebinarView webinar, OccurrenceView date) {
        JsonObject which =
                new JsonObject()
                        .put("webinar", webinar.id().toString())
                        .put("occurrence", date.id().toString());
        return audit.note(by, deed.word(), webinar.title(), which);
    }

    /** Who comes was told that nothing is recorded; that holds. */
    private static void requirePlanned(WebinarView webinar) {
        if (webinar.policy().recording() == Recording.OFF) {
            throw new Clashed(
                    Sentence.of(
                            "People were told that this webinar is not recorded. Plan it"
                                    + " with recording \"manual\" or \"auto\" to record it.",
                            "Es wurde gesagt, dass dieses Webinar nicht aufgezeichnet"
                                    + " wird. Planen Sie es mit der Aufzeichnung \"manual\" oder"
                                    + " \"auto\", um es aufzuzeichnen."));
        }
    }

    private static void requireLive(OccurrenceView date) {
        if (date.state() != OccurrenceState.LIVE) {
            throw new Clashed(
                    Sentence.of(
                            "Only what is live can be recorded. Start the webinar first.",
                            "Nur was live ist, lässt sich aufzeichnen. Starten Sie das"
                                    + " Webinar zuerst."));
        }
    }

    private Uni<OccurrenceView> date(UUID id, @Nullable UUID occurrence) {
        return webinars.requireMine(Caller.of(identity), id)
                .map(webinar -> date(webinar, occurrence));
    }

    private static OccurrenceView date(WebinarView webinar, @Nullable UUID occurrence) {
        return occurrence == null ? webinar.current() : webinar.require(occurrence);
    }

    private Uni<RecordingList> listed(UUID occurrence) {
        return rooms.recordings(occurrence)
                .chain(
                        found ->
                                Multi.createFrom()
                                        .iterable(found)
                                        .onItem()
                                        .transformToUniAndConcatenate(one -> view(occurrence, one))
                                        .collect()
                                        .asList())
                .map(views -> new RecordingList(views, null, views.size()));
    }

    private Uni<RecordingView> view(UUID occurrence, CallRecording one) {
        if (one.state() != CallRecording.State.READY) {
            return Uni.createFrom().item(new RecordingView(one, null));
        }
        return rooms.download(occurrence, one.id())
                .map(link -> new RecordingView(one, link.map(Download::url).orElse(null)));
    }
}
