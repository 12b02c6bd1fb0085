package dev.lectern.account;

import dev.lectern.kit.token.Secret;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Turns passwords into bcrypt hashes and compares them. Each takes a good tenth of a second on
 * purpose, so it happens on a worker thread and the answer comes back on the caller's context.
 */
@ApplicationScoped
class Passwords {
    private static final int LONGEST = 72;

    private final Vertx vertx;
    private final int cost;
    private final String nobodys;

    Passwords(
            Vertx vertx,
            @ConfigProperty(name = "lectern.bcrypt.cost", defaultValue = "12") int cost) {
        this.vertx = vertx;
        this.cost = cost;
        this.nobodys = BcryptUtil.bcryptHash("nobody has this password", cost);
    }

    Uni<String> hash(String password) {
        return onWorker(() -> BcryptUtil.bcryptHash(fitting(password), cost));
    }

    /** Takes as long without a hash as with one, so that time does not tell who has an account. */
    Uni<Boolean> matches(String password, @Nullable String hash) {
        String compared = hash == null ? nobodys : hash;
        return onWorker(() -> BcryptUtil.matches(fitting(password), compared) && hash != null);
    }

    /** bcrypt reads 72 bytes and no more: what is longer goes in as its hash. */
    private static String fitting(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                ? password
                : Base64.getEncoder().encodeToString(Secret.hash(password));
    }

    private <T> Uni<T> onWorker(Callable<T> slow) {
        return Uni.createFrom()
                .completionStage(
                        () ->
                                vertx.getOrCreateContext()
                                        .executeBlocking(slow, false)
                                        .toCompletionStage());
    }
}
