package dev.lectern.account;

import dev.lectern.kit.limit.Allowance;
import dev.lectern.kit.limit.ClientAddress;
import dev.lectern.kit.limit.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * How often somebody may try to get into an account.
 *
 * <p>What is refused is refused to an address, or to an account as it is tried from one address:
 * nobody can lock somebody else out. An account that is tried from many addresses answers ever more
 * slowly, and each of them may try twice and no more.
 */
@ApplicationScoped
class Attempts {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Allowance FROM_ADDRESS = Allowance.of(300, WINDOW);
    private static final Allowance FROM_ADDRESS_TO_ACCOUNT = Allowance.of(10, WINDOW);
    private static final Allowance TO_ACCOUNT = Allowance.of(50, WINDOW);
    private static final Allowance IN_A_CROWD = Allowance.of(2, WINDOW);
    private static final Allowance ONCE = Allowance.of(1, WINDOW);
    private static final Duration SLOWEST = Duration.ofSeconds(4);
    private static final String CROWD = "crowd ";
    private static final int LONGEST_EMAIL = 254;

    private final Limits limits;
    private final Vertx vertx;

    Attempts(Limits limits, Vertx vertx) {
        this.limits = limits;
        this.vertx = vertx;
    }

    /** What is tried; each has counters of its own. */
    enum Way {
        PASSWORD,
        MAIL
    }

    /** Done when it may be tried; fails with {@code TooMany} when not now. */
    Uni<Void> count(Way way, String email, Visit visit) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            String network = ClientAddress.network(visit.address());
                            limits.check("sign-in address " + network, FROM_ADDRESS);
                            limits.check(pair(way, email, network), FROM_ADDRESS_TO_ACCOUNT);
                            String account = way + " account " + shortened(email);
                            Duration wait = limits.slow(account, TO_ACCOUNT, SLOWEST);
                            if (!wait.isZero()) {
                                limits.check(CROWD + pair(way, email, network), IN_A_CROWD);
                            }
                            return after(wait);
                        });
    }

    /** True for the first refusal after a while: of these, somebody hears once. */
    boolean claimNotice(String email, Visit visit) {
        String key = "refused " + pair(Way.PASSWORD, email, ClientAddress.network(visit.address()));
        return limits.slow(key, ONCE, SLOWEST).isZero();
    }

    /** Who came in may come as often as they like. */
    void forgive(String email, Visit visit) {
        String network = ClientAddress.network(visit.address());
        String pair = pair(Way.PASSWORD, email, network);
        limits.forgive(pair);
        limits.forgive(CROWD + pair);
    }

    /** Somebody who is signed in tells their password to change it: nobody else's tries count. */
    void countChange(UUID account) {
        limits.check("password change " + account, FROM_ADDRESS_TO_ACCOUNT);
    }

    void forgiveChange(UUID account) {
        limits.forgive("password change " + account);
    }

    private static String pair(Way way, String email, String network) {
        return way + " " + shortened(email) + " from " + network;
    }

    /** No address is longer, and what is typed must not fill the memory. */
    private static String shortened(String email) {
        return email.length() <= LONGEST_EMAIL ? email : email.substring(0, LONGEST_EMAIL);
    }

    private Uni<Void> after(Duration wait) {
        if (wait.toMillis() == 0) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                vertx.setTimer(wait.toMillis(), ignored -> emitter.complete(null)));
    }
}
