package dev.lectern.webhook;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An address that is told of what happens in a workspace. */
@Entity(name = "Webhook")
@Table(name = "webhook")
@DynamicUpdate
class Webhook extends PanacheEntityBase {
    /** Of a second: four minutes. */
    private static final int MOST_DOUBLINGS = 8;

    @Id private UUID id;

    @Column(name = "workspace_id", nullable = false, updatable = false)
    private UUID workspaceId;

    @Column(nullable = false)
    private String url;

    /**
     * Sealed: it signs, so it must be read again. During a rotation the old one follows a space.
     */
    @Column(nullable = false)
    private String secret;

    /** Kinds of events with commas; empty: every kind. */
    @Column(nullable = false)
    private String events;

    @Column(nullable = false)
    private boolean active = true;

    @Column(name = "last_error")
    private @Nullable String lastError;

    /** In a row; an answer that takes an event ends them. */
    @Column(nullable = false)
    private int failures;

    /** Of those in a row, the first. */
    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    /** Until then nothing is sent, so that it does not hold up the others. */
    @Column(name = "resting_until")
    private @Nullable Instant restingUntil;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    protected Webhook() {}

    Webhook(UUID workspace, String url, List<String> events, Instant now) {
        this.id = Ids.next();
        this.workspaceId = workspace;
        this.url = url;
        this.secret = "";
        this.events = String.join(",", events);
        this.createdAt = now;
    }

    /** The context that the secret is sealed for. */
    String context() {
        return "webhook " + id;
    }

    void sealed(String newSecret) {
        secret = newSecret;
    }

    void change(String newUrl, List<String> newEvents) {
        url = newUrl;
        events = String.join(",", newEvents);
    }

    /** Empty: every kind. */
    List<String> events() {
        return events.isEmpty() ? List.of() : List.of(events.split(","));
    }

    Optional<Sentence> lastError() {
        return Optional.ofNullable(lastError).map(Sentence::read);
    }

    void switchOff(Sentence why) {
        active = false;
        lastError = why.kept();
    }

    void switchOn() {
        active = true;
        recovered();
    }

    /** Somebody wants to see whether it works now. */
    void wake() {
        failures = 0;
        restingUntil = null;
    }

    Optional<Instant> restingUntil() {
        return Optional.ofNullable(restingUntil);
    }

    /** It took an event. */
    void took() {
        if (failingSince != null || failures > 0) {
            recovered();
        }
    }

    private void recovered() {
        lastError = null;
        failingSince = null;
        wake();
    }

    /** Empty while it takes what it is sent. */
    Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    /** It did not take an event: a rest, twice as long each time. */
    void failed(Instant now, Sentence why) {
        failures++;
        failingSince = failingSince == null ? now : failingSince;
        lastError = why.kept();
        Duration rest = Duration.ofSeconds(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        restingUntil = now.plus(rest);
    }

    UUID id() {
        return id;
    }

    UUID workspaceId() {
        return workspaceId;
    }

    String url() {
        return url;
    }

    String secret() {
        return secret;
    }

    boolean active() {
        return active;
    }

    JsonObject json() {
        return new JsonObject()
                .put("id", id.toString())
                .put("url", url)
                .put("events", new JsonArray(events()))
                .put("active", active)
                .put("lastError", lastError().map(said -> said.in(Locale.ENGLISH)).orElse(null))
                .put("failingSince", failingSince().map(Instant::toString).orElse(null))
                .put("createdAt", createdAt.toString());
    }
}
