package dev.lectern.webinar;

import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who stands on a webinar's stage beside its host: stand-in, co-host or panelist. */
@Entity(name = "StagePerson")
class StagePerson extends PanacheEntityBase {
    @Id private UUID id;

    @Column(name = "webinar_id", updatable = false, nullable = false)
    private UUID webinarId;

    @Column(name = "workspace_id", updatable = false, nullable = false)
    private UUID workspaceId;

    @Column(name = "account_id", updatable = false)
    private @Nullable UUID accountId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Role role;

    @Column(nullable = false)
    private String name;

    @Column(updatable = false, nullable = false)
    private String email;

    @Column(name = "link_version", nullable = false)
    private int linkVersion = 1;

    @Column(name = "created_at", updatable = false, nullable = false)
    private Instant createdAt;

    protected StagePerson() {}

    StagePerson(
            Webinar webinar,
            @Nullable UUID account,
            Role role,
            String name,
            String email,
            Instant now) {
        this.id = Ids.next();
        this.webinarId = webinar.id();
        this.workspaceId = webinar.workspaceId();
        this.accountId = account;
        this.role = role;
        this.name = name;
        this.email = email;
        this.createdAt = now;
    }

    static Uni<List<StagePerson>> of(UUID webinar) {
        return list("webinarId = ?1 order by createdAt, id", webinar);
    }

    /** True when this changes what they may do. */
    boolean become(Role other) {
        boolean changes = role != other;
        role = other;
        return changes;
    }

    void call(String newName) {
        name = newName;
    }

    /** From now on only links made after this one are good. */
    void renewLink() {
        linkVersion++;
    }

    boolean has(String address) {
        return email.toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT));
    }

    UUID id() {
        return id;
    }

    StagePersonView view() {
        return new StagePersonView(
                id, webinarId, workspaceId, accountId, role, name, email, linkVersion, createdAt);
    }
}
