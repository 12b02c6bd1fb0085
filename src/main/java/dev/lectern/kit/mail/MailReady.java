package dev.lectern.kit.mail;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says where mail goes and whether it gets there; mail waits, so it never makes a node unready. */
@Readiness
@ApplicationScoped
class MailReady implements HealthCheck {
    private final Post post;

    MailReady(Post post) {
        this.post = post;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("mail")
                .up()
                .withData("to", post.leaves() ? "mail server" : "mailbox of this installation")
                .withData("serverAway", post.serverAway())
                .build();
    }
}
