package dev.lectern.kit.token;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready with another master secret than the one this database is written with. */
@Readiness
@ApplicationScoped
class SecretReady implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SecretInForce secret;

    SecretReady(SecretInForce secret) {
        this.secret = secret;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return secret.isKnown()
                .map(SecretReady::answer)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down("secret"));
    }

    private static HealthCheckResponse answer(boolean known) {
        var answer = HealthCheckResponse.named("secret").status(known);
        return known
                ? answer.build()
                : answer.withData(
                                "why",
                                "This node's LECTERN_SECRET is not the one this database is written"
                                        + " with: links and credentials of the other nodes cannot"
                                        + " be opened here. Give all of them the same; while"
                                        + " changing it, both, separated by a comma.")
                        .build();
    }
}
