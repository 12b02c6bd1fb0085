package dev.lectern.call;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An ended call whose occurrence went on in another one, as its provider knows it: it stands there
 * for its recordings.
 */
@Entity
@Table(name = "earlier_call")
class EarlierCall extends PanacheEntityBase {
    @Id private String id;

    @Column(name = "occurrence_id", nullable = false)
    private UUID occurrence;

    @Column(nullable = false)
    private int generation;

    @Column(name = "workspace_id", nullable = false)
    private UUID workspace;

    @Column(nullable = false)
    private String provider;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Map<String, Object> plan;

    protected EarlierCall() {}

    EarlierCall(CallPlan plan, String provider) {
        this.id = plan.id().toString();
        this.occurrence = plan.occurrence();
        this.generation = plan.id().generation();
        this.workspace = plan.workspace();
        this.provider = provider;
        this.plan = plan.toJson().getMap();
    }

    StandingCall standing() {
        return new StandingCall(CallPlan.read(new JsonObject(plan), workspace), provider);
    }
}
