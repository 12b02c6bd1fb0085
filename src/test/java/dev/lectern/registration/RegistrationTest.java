package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.registration.form.Form;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegistrationTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Map<String, Consumer<Registration>> VERBS =
            Map.ofEntries(
                    verb("approve", Registration::approve),
                    verb("decline", Registration::decline),
                    verb("cancel", Registration::cancel),
                    verb("offer", r -> r.offer(NOW.plusSeconds(60))),
                    verb("accept", r -> r.accept(NOW)),
                    verb("expire", r -> r.expire(7)),
                    verb("comeBack", r -> r.comeBack(Status.PENDING, null, again(), NOW)),
                    verb("admit", Registration::admit),
                    verb("renewLink", Registration::renewLink),
                    verb("queue", r -> r.queue(7)),
                    verb("letIn", r -> r.letIn(Status.APPROVED, null)),
                    verb("shortenOffer", r -> r.shortenOffer(NOW)));

    private static Map.Entry<String, Consumer<Registration>> verb(
            String name, Consumer<Registration> deed) {
        return Map.entry(name, deed);
    }

    private static final Map<String, String> LEGAL =
            Map.ofEntries(
                    Map.entry("pending approve", "approved"),
                    Map.entry("pending decline", "declined"),
                    Map.entry("pending queue", "waitlisted"),
                    Map.entry("pending cancel", "cancelled"),
                    Map.entry("waitlisted approve", "approved"),
                    Map.entry("waitlisted offer", "offered"),
                    Map.entry("waitlisted cancel", "cancelled"),
                    Map.entry("offered accept", "approved"),
                    Map.entry("offered admit", "approved"),
                    Map.entry("offered expire", "waitlisted"),
                    Map.entry("offered cancel", "cancelled"),
                    Map.entry("approved cancel", "cancelled"),
                    Map.entry("approved renewLink", "approved"),
                    Map.entry("cancelled comeBack", "pending"),
                    Map.entry("declined comeBack", "pending"),
                    Map.entry("cancelled letIn", "approved"),
                    Map.entry("declined letIn", "approved"),
                    Map.entry("offered shortenOffer", "offered"));

    static Stream<Arguments> every_state_and_verb() {
        return Stream.of(Status.values())
                .flatMap(s -> VERBS.keySet().stream().map(v -> Arguments.of(s, v)));
    }

    @ParameterizedTest
    @MethodSource("every_state_and_verb")
    void a_verb_leads_where_the_picture_says_or_is_refused(Status status, String verb) {
        Registration registration = in(status);
        String next = LEGAL.get(status.word() + " " + verb);

        if (next == null) {
            assertThatThrownBy(() -> VERBS.get(verb).accept(registration))
                    .isInstanceOf(Clashed.class);
            assertThat(registration.status()).isEqualTo(status);
        } else {
            VERBS.get(verb).accept(registration);
            assertThat(registration.status().word()).isEqualTo(next);
        }
    }

    @Test
    void an_offer_is_over_at_its_hour() {
        Registration registration = in(Status.WAITLISTED);
        registration.offer(NOW);

        assertThatThrownBy(() -> registration.accept(NOW)).hasMessageContaining("is over");
    }

    @Test
    void who_lets_an_offer_pass_waits_behind_all_others() {
        Registration registration = in(Status.WAITLISTED).at(3L, null);
        registration.offer(NOW);

        registration.expire(12);

        assertThat(registration.place()).isEqualTo(12);
        assertThat(registration.offeredUntil()).isNull();
    }

    @Test
    void cancelling_declining_and_a_new_link_end_the_old_link() {
        Registration cancelled = in(Status.APPROVED);
        Registration renewed = in(Status.APPROVED);
        Registration declined = in(Status.PENDING);

        cancelled.cancel();
        renewed.renewLink();
        declined.decline();

        assertThat(cancelled.linkVersion()).isEqualTo(2);
        assertThat(renewed.linkVersion()).isEqualTo(2);
        assertThat(declined.linkVersion()).isEqualTo(2);
    }

    private static Application again() {
        Answers answers =
                new Answers(
                        Form.defaults(Locale.ENGLISH),
                        "Carol",
                        EmailAddress.of("carol@example.com"),
                        new JsonObject());
        return Application.of(answers, "en", "page");
    }

    private static Registration in(Status status) {
        return new Registration(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "carol@example.com",
                "Carol",
                new JsonObject(),
                "en",
                status,
                1,
                NOW);
    }
}
