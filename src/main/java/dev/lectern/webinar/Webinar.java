package dev.lectern.webinar;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.text.Slug;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What is announced; when it happens stands in its {@link Occurrence}s.
 *
 * <pre>
 * draft ──publish──▶ published ──(every date over)──▶ finished ──(reopened)──▶ published
 *   └─────cancel─────────┴──▶ cancelled
 * </pre>
 *
 * <p>Every change is made under the row's lock; the version counts edits, not what happens by
 * itself.
 */
@Entity(name = "Webinar")
class Webinar extends PanacheEntityBase {
    @Id private UUID id;

    @Column(name = "workspace_id", updatable = false, nullable = false)
    private UUID workspaceId;

    @Column(nullable = false)
    private String slug;

    @Column(nullable = false)
    private String title;

    @Column(nullable = false)
    private String description = "";

    @Column(nullable = false)
    private String language = "en";

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject speakers = list(new JsonArray());

    private @Nullable String cover;
    @Embedded private Schedule schedule;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private WebinarState state = WebinarState.DRAFT;

    @Embedded private Venue venue = Venue.asUsual();
    private @Nullable String preset;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject policy;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject registration;

    @Embedded private Running running = Running.usual();

    /** Absent when read where neither part was ever said: then the usual. */
    @Embedded private @Nullable Threshold threshold = Threshold.usual();

    @Column(name = "host_id")
    private @Nullable UUID hostId;

    @Embedded private Listing listing;

    @Column(nullable = false)
    private int version = 1;

    @Column(name = "created_at", updatable = false, nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    protected Webinar() {}

    Webinar(UUID workspace, @Nullable UUID host, String title, Instant now) {
        this.id = Ids.next();
        this.workspaceId = workspace;
        this.hostId = host;
        this.title = title;
        this.slug = Slug.of(title, language);
        this.schedule = new Schedule(now);
        this.listing = new Listing(now);
        this.policy = Preset.GUEST_WEBINAR.spec().toJson();
        this.preset = Preset.GUEST_WEBINAR.word();
        this.registration = RegistrationForm.defaults();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** What the workspace says where the host does not. */
    void startAs(String usualLanguage, ZoneId usualZone) {
        language = usualLanguage;
        schedule = schedule.in(usualZone);
    }

    void describe(
            String newTitle,
            String newDescription,
            String newLanguage,
            List<Speaker> newSpeakers,
            @Nullable String newCover) {
        title = newTitle;
        description = newDescription;
        language = newLanguage;
        speakers = list(new JsonArray(newSpeakers.stream().map(Speaker::json).toList()));
        cover = newCover;
    }

    void schedule(Schedule newSchedule) {
        schedule = newSchedule;
    }

    void arrange(@Nullable String newPreset, CallSpec newPolicy, @Nullable String newProvider) {
        preset = newPreset;
        policy = newPolicy.toJson();
        venue = venue.wished(newProvider);
    }

    /** Once others see it, its rooms are somewhere: where nobody wishes, at the usual provider. */
    void settleAt(String usualProvider) {
        venue = state == WebinarState.DRAFT ? venue : venue.settled(usualProvider);
    }

    void admit(JsonObject newRegistration) {
        registration = newRegistration;
    }

    void run(Running newRunning) {
        running = newRunning;
    }

    void attend(Threshold newThreshold) {
        threshold = newThreshold;
    }

    /** The address that its title asks for. */
    String slugOfTitle() {
        return Slug.of(title, language);
    }

    /** Takes another address; only while nobody was told of the present one. */
    void address(String newSlug) {
        if (state != WebinarState.DRAFT && !slug.equals(newSlug)) {
            throw new Refused(
                    "slug",
                    Sentence.of(
                            "The address stays as it is once published; people may have it.",
                            "Nach dem Veröffentlichen bleibt die Adresse, wie sie ist;"
                                    + " andere könnten sie schon haben."));
        }
        slug = newSlug;
    }

    /** Counts an edit; what is cancelled stays as it is. */
    void edited(Instant now) {
        state.requireChangeable();
        version++;
        updatedAt = now;
    }

    void publish(Instant now) {
        WebinarState next = state.publish();
        if (title.isBlank()) {
            throw new Refused(
                    "title",
                    Sentence.of("Give it a title first.", "Geben Sie ihm zuerst einen Titel."));
        }
        state = next;
        updatedAt = now;
    }

    void cancel(Instant now) {
        state = state.cancel();
        updatedAt = now;
    }

    /**
     * Follows what became of its dates: finished when every one is over, listed where it belongs.
     */
    void settle(List<Occurrence> occurrences) {
        List<OccurrenceView> views = occurrences.stream().map(Occurrence::view).toList();
        state = state.with(views.stream().allMatch(one -> one.state().over()));
        listing = new Listing(state, Current.of(views));
    }

    /** A new date at a place of its rule. */
    Occurrence date(Instant slot) {
        var date = new Occurrence(id, workspaceId, slot, schedule.length());
        date.follow(schedule.planned(slot));
        return date;
    }

    WebinarView view(List<Occurrence> occurrences) {
        return seen(occurrences.stream().map(Occurrence::view).toList());
    }

    WebinarView seen(List<OccurrenceView> occurrences) {
        Threshold enough = threshold == null ? Threshold.usual() : threshold;
        return new WebinarView(
                id,
                workspaceId,
                slug,
                title,
                description,
                language,
                items(speakers).stream().map(JsonObject.class::cast).map(Speaker::read).toList(),
                cover,
                schedule.zone(),
                schedule.startsAt(),
                schedule.length(),
                state,
                venue.provider(),
                venue.usual(),
                preset,
                policy(),
                registration.copy(),
                running.autoStart(),
                running.autoEnd(),
                running.reminders(),
                enough.seconds(),
                enough.percent(),
                schedule.rule(),
                new LeftOut(schedule, occurrences).days(),
                hostId,
                occurrences,
                createdAt,
                updatedAt,
                version);
    }

    CallSpec policy() {
        return CallSpec.read(policy, Preset.GUEST_WEBINAR.spec());
    }

    /** A column's JSON is an object: the driver's arrays are not what Hibernate compares well. */
    static JsonObject list(JsonArray items) {
        return new JsonObject().put("items", items);
    }

    static JsonArray items(JsonObject list) {
        return list.getJsonArray("items");
    }

    UUID id() {
        return id;
    }

    UUID workspaceId() {
        return workspaceId;
    }

    @Nullable UUID hostId() {
        return hostId;
    }

    String slug() {
        return slug;
    }

    WebinarState state() {
        return state;
    }

    Running running() {
        return running;
    }

    Schedule schedule() {
        return schedule;
    }

    int version() {
        return version;
    }
}
