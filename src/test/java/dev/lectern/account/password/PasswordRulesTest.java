package dev.lectern.account.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

    /** Each stands in the usual lists of leaked passwords, or is made as those are. */
    @Test
    void what_everybody_tries_first_is_refused() {
        assertThat(lines("refused-passwords.txt"))
                .hasSizeGreaterThan(150)
                .allSatisfy(
                        password ->
                                assertThat(PasswordRules.check(password, "a@b.org", "Ada"))
                                        .as(password)
                                        .hasValue(Weakness.COMMON));
    }

    @Test
    void length_is_enough_whatever_it_is_made_of() {
        assertThat(lines("good-passwords.txt"))
                .hasSizeGreaterThanOrEqualTo(60)
                .allSatisfy(
                        password ->
                                assertThat(PasswordRules.check(password, "a@b.org", "Ada"))
                                        .as(password)
                                        .isEmpty());
    }

    @Test
    void the_longest_is_no_puzzle() {
        String hostile = "qwas".repeat(30) + "passw0rd".repeat(9) + "x7";

        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> PasswordRules.check(hostile, "a@b.org", "Ada"));
    }

    private static List<String> lines(String file) {
        try (var text = PasswordRulesTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ten_letters_are_the_least() {
        assertThat(PasswordRules.check("wheelbarr", "a@b.org", "Ada")).hasValue(Weakness.SHORT);
        assertThat(PasswordRules.check("x".repeat(201), "a@b.org", "Ada")).hasValue(Weakness.LONG);
    }

    @Test
    void ones_own_address_or_name_is_no_secret() {
        assertThat(PasswordRules.check("ada.byron@b.org", "ada.byron@b.org", "Ada Byron"))
                .hasValue(Weakness.ABOUT_YOU);
        assertThat(PasswordRules.check("AdaByron1815", "ada@b.org", "Ada Byron"))
                .hasValue(Weakness.ABOUT_YOU);
        assertThat(PasswordRules.check("ada.byron!!", "ada.byron@b.org", "Ada"))
                .hasValue(Weakness.ABOUT_YOU);
    }
}
