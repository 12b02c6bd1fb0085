package dev.lectern.registration;

import dev.lectern.kit.limit.Allowance;
import dev.lectern.kit.limit.Limits;
import dev.lectern.kit.limit.TooMany;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.form.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a form carries unseen, signed: for which webinar and on which page it was shown, with which
 * questions, and when. It stands for the cookie where the form is shown in another site's frame.
 */
@ApplicationScoped
class FormSeal {
    private static final Duration LASTS = Duration.ofDays(2);

    /** How many forms of a webinar may be sent faster than people can, and how many a minute. */
    private static final Allowance FAST = Allowance.of(600, Duration.ofMinutes(10));

    private final Tokens tokens;
    private final Limits limits;
    private final Clock clock;
    private final Duration human;

    /** {@code human}: faster than that nobody fills a form in. */
    FormSeal(
            Tokens tokens,
            Limits limits,
            Clock clock,
            @ConfigProperty(name = "lectern.form.pause", defaultValue = "1500MS") Duration human) {
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
        this.human = human;
    }

    /** A form as it was shown. */
    record Shown(String version, Instant at) {}

    /**
     * The page that shows a form. What was asked long ago stays good on a person's own page, and so
     * for nobody who registers now.
     *
     * @param answered the form under which what they answered stands; empty: none
     */
    record Page(UUID webinar, String name, String answered) {
        static Page door(UUID webinar) {
            return new Page(webinar, "door", "");
        }

        static Page place(PersonView person) {
            String answered = Objects.requireNonNullElse(person.formVersion(), "");
            return new Page(person.webinar(), "place " + person.id(), answered);
        }

        static Page invitation(InvitationView invitation) {
            return new Page(invitation.webinar(), "invitation " + invitation.id(), "");
        }

        /** Whether nothing was answered under yet another form since this was shown. */
        private boolean stands(Map<String, Object> shown) {
            Object before = shown.getOrDefault("a", answered);
            return answered.equals(before) || answered.equals(shown.get("f"));
        }
    }

    String seal(Page page, String version) {
        Instant now = clock.instant();
        return tokens.sign(
                Purpose.FORM,
                Map.of(
                        "w", page.webinar(),
                        "p", page.name(),
                        "f", version,
                        "a", page.answered(),
                        "t", now.toEpochMilli()),
                now.plus(LASTS));
    }

    /** The form as it was shown, if it was ours, on this page and not too long ago. */
    Optional<Shown> read(Page page, @Nullable String seal) {
        return tokens.read(Purpose.FORM, seal)
                .filter(claims -> page.webinar().toString().equals(claims.get("w")))
                .filter(claims -> page.name().equals(claims.get("p")))
                .filter(page::stands)
                .map(
                        claims ->
                                new Shown(
                                        String.valueOf(claims.get("f")),
                                        Instant.ofEpochMilli(
                                                ((Number) Objects.requireNonNull(claims.get("t")))
                                                        .longValue())));
    }

    /**
     * Machines answer in no time: how long to let them wait, so that people never notice. Where
     * hundreds do, from wherever they come, the form has to be sent once more.
     */
    Duration pause(UUID webinar, Shown shown) {
        Duration since = Duration.between(shown.at(), clock.instant());
        if (since.compareTo(human) >= 0 || since.isNegative()) {
            return Duration.ZERO;
        }
        try {
            limits.check("fast forms " + webinar, FAST);
        } catch (TooMany tooMany) {
            throw new Refused(Reply.TOO_FAST.sentence());
        }
        return human.minus(since).plusMillis(1); // no timer waits for less
    }
}
