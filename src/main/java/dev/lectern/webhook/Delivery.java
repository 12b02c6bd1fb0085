package dev.lectern.webhook;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to one address, and what became of it. */
@Entity(name = "WebhookDelivery")
@Table(name = "webhook_delivery")
class Delivery extends PanacheEntityBase {
    @Id private UUID id;

    @Column(name = "webhook_id", nullable = false)
    private UUID webhookId;

    @Column(name = "workspace_id", nullable = false)
    private UUID workspaceId;

    @Column(nullable = false)
    private String type;

    @Column(nullable = false)
    private String body;

    @Column(nullable = false)
    private String state = "waiting";

    @Column(nullable = false)
    private int attempts;

    private @Nullable Integer status;
    private @Nullable String error;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    /** When it was made, or asked for again. */
    @Column(name = "tried_since", nullable = false)
    private Instant triedSince;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    protected Delivery() {}

    Delivery(Webhook hook, String type, String body, Instant now) {
        this.id = Ids.next();
        this.webhookId = hook.id();
        this.workspaceId = hook.workspaceId();
        this.type = type;
        this.body = body;
        this.createdAt = now;
        this.triedSince = now;
    }

    void delivered(int answer, Instant now) {
        attempts++;
        state = "delivered";
        status = answer;
        error = null;
        deliveredAt = now;
    }

    void missed(@Nullable Integer answer, Sentence why) {
        attempts++;
        status = answer;
        error = why.kept();
    }

    void giveUp() {
        state = "failed";
    }

    void again(Instant now) {
        state = "waiting";
        triedSince = now;
    }

    Instant triedSince() {
        return triedSince;
    }

    int attempts() {
        return attempts;
    }

    boolean isTest() {
        return type.equals(Hooks.TEST);
    }

    boolean waiting() {
        return state.equals("waiting");
    }

    UUID id() {
        return id;
    }

    UUID webhookId() {
        return webhookId;
    }

    UUID workspaceId() {
        return workspaceId;
    }

    String body() {
        return body;
    }

    private Optional<Sentence> why() {
        return Optional.ofNullable(error).map(Sentence::read);
    }

    /** How it stands, for a page. */
    Line line() {
        return new Line(
                id,
                type,
                state,
                attempts,
                status,
                why().orElse(null),
                createdAt,
                deliveredAt,
                new JsonObject(body).encodePrettily());
    }

    /** One line of the log. */
    @TemplateData
    record Line(
            UUID id,
            String type,
            String state,
            int attempts,
            @Nullable Integer status,
            @Nullable Sentence error,
            Instant createdAt,
            @Nullable Instant deliveredAt,
            String body) {}

    JsonObject json() {
        return new JsonObject()
                .put("id", id.toString())
                .put("type", type)
                .put("state", state)
                .put("attempts", attempts)
                .put("status", status)
                .put("error", why().map(said -> said.in(Locale.ENGLISH)).orElse(null))
                .put("createdAt", createdAt.toString())
                .put("deliveredAt", deliveredAt == null ? null : deliveredAt.toString())
                .put("body", new JsonObject(body));
    }
}
