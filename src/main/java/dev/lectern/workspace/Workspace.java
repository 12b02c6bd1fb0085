package dev.lectern.workspace;

import dev.lectern.kit.db.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** A tenant: people who work together, how their pages look, and all that they announce. */
@Entity
@Table(name = "workspace")
class Workspace extends PanacheEntityBase {
    static final String DEFAULT_ACCENT = "#1F6F5C";

    @Id UUID id;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String accent;

    @Column(nullable = false)
    String language;

    @Column(nullable = false)
    String timezone;

    @Column(nullable = false)
    Instant createdAt;

    @Version int version;

    Workspace() {}

    static Workspace of(String name, String language, ZoneId zone, Instant now) {
        Workspace workspace = new Workspace();
        workspace.id = Ids.next();
        workspace.name = name.strip();
        workspace.accent = DEFAULT_ACCENT;
        workspace.language = language;
        workspace.timezone = zone.getId();
        workspace.createdAt = now;
        return workspace;
    }

    WorkspaceView view() {
        return new WorkspaceView(id, name, accent, language, ZoneId.of(timezone));
    }
}
