package dev.lectern.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-11-26T18:00:00Z");
    private static final String SECRET = "a secret of twenty letters or more";
    private static final String OTHER_SECRET = "another one that is just as long";

    private final Tokens tokens = tokens(SECRET, NOW);

    @Test
    void what_was_signed_is_read_again() {
        UUID id = UUID.randomUUID();
        Map<String, Object> claims = Map.of("r", id, "n", 7, "yes", true, "word", "~tilde");

        String token = tokens.sign(Purpose.JOIN, claims, null);

        assertThat(tokens.read(Purpose.JOIN, token))
                .hasValue(Map.of("r", id.toString(), "n", 7, "yes", true, "word", "~tilde"));
    }

    @Test
    void a_token_with_one_id_is_short_enough_for_a_line_of_mail() {
        String token =
                tokens.sign(Purpose.JOIN, Map.of("r", UUID.randomUUID()), NOW.plusSeconds(60));

        assertThat(token).hasSizeLessThan(200).matches("[A-Za-z0-9._-]+");
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void a_token_is_nothing_for_any_other_purpose(Purpose purpose) {
        String token = tokens.sign(purpose, Map.of("a", 1), null);

        for (Purpose other : Purpose.values()) {
            assertThat(tokens.read(other, token).isPresent()).isEqualTo(other == purpose);
            String headOfOther = tokens.sign(other, Map.of(), null).split("\\.")[0];
            String renamed = headOfOther + token.substring(token.indexOf('.'));
            assertThat(tokens.read(other, renamed).isPresent()).isEqualTo(other == purpose);
        }
    }

    @Test
    void a_token_without_a_signature_is_nothing() {
        String token = tokens.sign(Purpose.JOIN, Map.of("a", 1), null);
        String none = "{\"alg\":\"none\",\"typ\":\"join+jwt\"}";
        String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString(none.getBytes());

        assertThat(tokens.read(Purpose.JOIN, unsigned + "." + token.split("\\.")[1] + "."))
                .isEmpty();
    }

    @Test
    void a_token_is_over_at_its_hour() {
        String token = tokens.sign(Purpose.SIGN_IN, Map.of(), NOW.plusSeconds(60));

        assertThat(tokens(SECRET, NOW.plusSeconds(59)).read(Purpose.SIGN_IN, token)).isPresent();
        assertThat(tokens(SECRET, NOW.plusSeconds(60)).read(Purpose.SIGN_IN, token)).isEmpty();
    }

    @Test
    void every_changed_letter_is_noticed() {
        String token = tokens.sign(Purpose.PLACE, Map.of("r", UUID.randomUUID()), null);

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.read(Purpose.PLACE, changed)).isEmpty();
        }
    }

    @Test
    void nonsense_is_read_as_nothing() {
        for (String text :
                new String[] {"", ".", "..", "...", "join...", "join.a.b.c", "é".repeat(3000)}) {
            assertThat(tokens.read(Purpose.JOIN, text)).isEmpty();
        }
        assertThat(tokens.read(Purpose.JOIN, null)).isEmpty();
    }

    @Test
    void after_a_rotation_old_tokens_are_read_and_new_ones_signed_with_the_new_secret() {
        String old = tokens.sign(Purpose.JOIN, Map.of("a", 1), null);
        Tokens rotated = tokens(OTHER_SECRET + ", " + SECRET, NOW);

        String fresh = rotated.sign(Purpose.JOIN, Map.of("a", 2), null);

        assertThat(rotated.read(Purpose.JOIN, old)).hasValue(Map.of("a", 1));
        assertThat(tokens(OTHER_SECRET, NOW).read(Purpose.JOIN, fresh)).hasValue(Map.of("a", 2));
        assertThat(tokens(OTHER_SECRET, NOW).read(Purpose.JOIN, old)).isEmpty();
    }

    @Test
    void a_short_secret_is_refused_with_a_sentence_that_mends() {
        assertThatThrownBy(() -> MasterSecret.fromSetting("short"))
                .hasMessageContaining("at least 16")
                .hasMessageContaining("openssl rand");
    }

    private static Tokens tokens(String secret, Instant now) {
        return new Tokens(
                new MasterSecret(Optional.of(secret), "unused"), Clock.fixed(now, ZoneOffset.UTC));
    }
}
