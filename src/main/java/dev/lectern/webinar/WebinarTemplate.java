package dev.lectern.webinar;

import dev.lectern.kit.db.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What new webinars of a workspace can begin from: everything of one but when it happens. */
@Entity(name = "WebinarTemplate")
class WebinarTemplate extends PanacheEntityBase {
    /** What belongs to certain days and is of no use on others. */
    private static final Set<String> OF_CERTAIN_DAYS = Set.of("exceptions", "startsAt", "slug");

    @Id private UUID id;

    @Column(name = "workspace_id", updatable = false, nullable = false)
    private UUID workspaceId;

    @Column(nullable = false)
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject body;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "created_at", updatable = false, nullable = false)
    private Instant createdAt;

    protected WebinarTemplate() {}

    WebinarTemplate(WebinarView webinar, String name, @Nullable UUID by, Instant now) {
        this.id = Ids.next();
        this.workspaceId = webinar.workspace();
        this.name = name;
        this.body = timeless(Copying.about(webinar));
        this.createdBy = by;
        this.createdAt = now;
    }

    private static JsonObject timeless(JsonObject about) {
        OF_CERTAIN_DAYS.forEach(about::remove);
        String rule = about.getString("recurrence");
        if (rule != null && rule.contains("UNTIL")) {
            about.remove("recurrence");
        }
        return about;
    }

    static Uni<List<WebinarTemplate>> of(UUID workspace) {
        return list("workspaceId = ?1 order by lower(name), id", workspace);
    }

    static Uni<Optional<WebinarTemplate>> find(UUID workspace, UUID id) {
        return WebinarTemplate.<WebinarTemplate>find("id = ?1 and workspaceId = ?2", id, workspace)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /**
     * The JSON that makes a webinar, what is said laid over it; a preset that is named stands for
     * itself.
     */
    JsonObject with(JsonObject said) {
        JsonObject all = body.copy();
        if (said.containsKey("preset")) {
            all.remove("policy");
        }
        all.put("registration", OwnInputs.avoided(all.getJsonObject("registration")));
        return all.mergeIn(said, true);
    }

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    boolean belongsTo(@Nullable UUID account) {
        return account != null && account.equals(createdBy);
    }

    JsonObject json() {
        return new JsonObject()
                .put("id", id.toString())
                .put("name", name)
                .put("webinar", body.copy())
                .put("createdAt", createdAt.toString());
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    /** The title its webinars get. */
    String title() {
        return body.getString("title", "");
    }

    int minutes() {
        return body.getInteger("durationMinutes", 60);
    }

    String zone() {
        return body.getString("timezone", "UTC");
    }
}
