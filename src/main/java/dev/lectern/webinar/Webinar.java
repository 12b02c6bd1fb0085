package dev.lectern.webinar;

import dev.lectern.call.CallSpec;
import dev.lectern.call.Preset;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.Clashed;
import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Sentence;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

    @Column(nullable = false)
    private String timezone = "UTC";

    @Column(name = "starts_at", nullable = false)
    private Instant startsAt;

    @Column(name = "duration_minutes", nullable = false)
    private int durationMinutes = 60;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private WebinarState state = WebinarState.DRAFT;

    private @Nullable String provider;
    private @Nullable String preset;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject policy;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject registration;

    @Column(name = "auto_start", nullable = false)
    private boolean autoStart;

    @Column(name = "auto_end", nullable = false)
    private boolean autoEnd = true;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject reminders = list(new JsonArray().add(1440).add(15));

    @Column(name = "threshold_seconds")
    private @Nullable Integer thresholdSeconds = Threshold.DEFAULT_SECONDS;

    @Column(name = "threshold_percent")
    private @Nullable Integer thresholdPercent;

    private @Nullable String recurrence;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject exceptions = list(new JsonArray());

    @Column(name = "host_id")
    private @Nullable UUID hostId;

    @Column(nullable = false)
    private String standing = "draft";

    @Column(name = "current_starts_at", nullable = false)
    private Instant currentStartsAt;

    @Column(name = "current_ends_at", nullable = false)
    private Instant currentEndsAt;

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
        this.slug = Slug.of(title);
        this.startsAt = now;
        this.currentStartsAt = now;
        this.currentEndsAt = now;
        this.policy = Preset.GUEST_WEBINAR.spec().toJson();
        this.preset = Preset.GUEST_WEBINAR.word();
        this.registration = RegistrationForm.defaults();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** What the workspace says where the host does not. */
    void startAs(String usualLanguage, ZoneId usualZone) {
        language = usualLanguage;
        timezone = usualZone.getId();
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

    void schedule(String zone, Instant start, int minutes, Series series) {
        timezone = zone;
        startsAt = start;
        durationMinutes = minutes;
        recurrence = series.rule();
        exceptions =
                list(new JsonArray(series.exceptions().stream().map(LocalDate::toString).toList()));
    }

    void arrange(@Nullable String newPreset, CallSpec newPolicy, @Nullable String newProvider) {
        preset = newPreset;
        policy = newPolicy.toJson();
        provider = newProvider;
    }

    void admit(JsonObject newRegistration) {
        registration = newRegistration;
    }

    void run(boolean startsByClock, boolean endsByClock, List<Integer> newReminders) {
        autoStart = startsByClock;
        autoEnd = endsByClock;
        reminders = list(new JsonArray(newReminders));
    }

    void attend(@Nullable Integer seconds, @Nullable Integer percent) {
        thresholdSeconds = seconds;
        thresholdPercent = percent;
    }

    void handOverTo(@Nullable UUID newHost) {
        hostId = newHost;
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
        if (state == WebinarState.CANCELLED) {
            throw new Clashed(
                    Sentence.of(
                            "This webinar is cancelled. Duplicate it to plan another.",
                            "Dieses Webinar ist abgesagt. Duplizieren Sie es, um ein"
                                    + " weiteres zu planen."));
        }
        version++;
        updatedAt = now;
    }

    void publish(Instant now) {
        if (state != WebinarState.DRAFT) {
            throw new Clashed("This webinar is %s already.".formatted(state.word()));
        }
        if (title.isBlank()) {
            throw new Refused(
                    "title",
                    Sentence.of("Give it a title first.", "Geben Sie ihm zuerst einen Titel."));
        }
        state = WebinarState.PUBLISHED;
        updatedAt = now;
    }

    void cancel(Instant now) {
        if (state != WebinarState.DRAFT && state != WebinarState.PUBLISHED) {
            throw new Clashed("This webinar is %s already.".formatted(state.word()));
        }
        state = WebinarState.CANCELLED;
        updatedAt = now;
    }

    void requirePublished() {
        if (state == WebinarState.DRAFT) {
            throw new Clashed(
                    Sentence.of(
                            "This webinar is a draft. Publish it first.",
                            "Dieses Webinar ist ein Entwurf. Veröffentlichen Sie es zuerst."));
        }
        if (state == WebinarState.CANCELLED) {
            throw new Clashed(
                    Sentence.of("This webinar is cancelled.", "Dieses Webinar ist abgesagt."));
        }
    }

    /**
     * Follows what became of its dates: finished when every one is over, listed where it belongs.
     */
    void settle(List<Occurrence> occurrences) {
        List<OccurrenceView> views = occurrences.stream().map(Occurrence::view).toList();
        OccurrenceView current = Current.of(views);
        currentStartsAt = current.startsAt();
        currentEndsAt = current.endsAt();
        if (state == WebinarState.PUBLISHED || state == WebinarState.FINISHED) {
            boolean over = views.stream().allMatch(one -> one.state().over());
            state = over ? WebinarState.FINISHED : WebinarState.PUBLISHED;
        }
        standing =
                switch (state) {
                    case DRAFT -> "draft";
                    case PUBLISHED -> current.state() == OccurrenceState.LIVE ? "live" : "upcoming";
                    case FINISHED, CANCELLED -> "past";
                };
    }

    /** When it happens, by what it now says. */
    List<Instant> dates() {
        return new Series(recurrence, days()).dates(startsAt, zone(), length());
    }

    WebinarView view(List<Occurrence> occurrences) {
        return new WebinarView(
                id,
                workspaceId,
                slug,
                title,
                description,
                language,
                items(speakers).stream().map(JsonObject.class::cast).map(Speaker::read).toList(),
                cover,
                ZoneId.of(timezone),
                startsAt,
                length(),
                state,
                provider,
                preset,
                policy(),
                registration.copy(),
                autoStart,
                autoEnd,
                items(reminders).stream().map(Integer.class::cast).toList(),
                thresholdSeconds,
                thresholdPercent,
                recurrence,
                days(),
                hostId,
                occurrences.stream().map(Occurrence::view).toList(),
                createdAt,
                updatedAt,
                version);
    }

    CallSpec policy() {
        return CallSpec.read(policy, Preset.GUEST_WEBINAR.spec());
    }

    private List<LocalDate> days() {
        return items(exceptions).stream().map(String.class::cast).map(LocalDate::parse).toList();
    }

    /** A column's JSON is an object: the driver's arrays are not what Hibernate compares well. */
    private static JsonObject list(JsonArray items) {
        return new JsonObject().put("items", items);
    }

    private static JsonArray items(JsonObject list) {
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

    boolean autoStart() {
        return autoStart;
    }

    boolean autoEnd() {
        return autoEnd;
    }

    Duration length() {
        return Duration.ofMinutes(durationMinutes);
    }

    Instant startsAt() {
        return startsAt;
    }

    ZoneId zone() {
        return ZoneId.of(timezone);
    }

    int version() {
        return version;
    }
}
