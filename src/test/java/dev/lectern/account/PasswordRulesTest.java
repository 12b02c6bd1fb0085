package dev.lectern.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "P@ssw0rd123!",
                "Qwertyuiop",
                "1234567890",
                "0987654321",
                "iloveyou123",
                "Summer2024!!",
                "!!sunshine!!",
                "passwordpassword",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "1q2w3e4r5t6y",
                "football2026",
                "Willkommen1",
                "princess-1999",
                "DragonMonkey1",
                "correcthorsebatterystaple"
            })
    void what_everybody_tries_first_is_refused(String password) {
        assertThat(PasswordRules.check(password, "a@b.org", "Ada")).hasValue(Weakness.COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a lectern of oak and brass",
                "vielleicht ein Pult",
                "zu Hause 14 Kerzen",
                "tramontane-wheelbarrow",
                "xK9#mPq2vL"
            })
    void length_is_enough_whatever_it_is_made_of(String password) {
        assertThat(PasswordRules.check(password, "a@b.org", "Ada")).isEmpty();
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
