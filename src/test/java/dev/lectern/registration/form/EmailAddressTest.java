package dev.lectern.registration.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.web.fault.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "carol@example.com,carol@example.com,carol@example.com",
        "' Carol@Example.COM ',Carol@example.com,carol@example.com",
        "o'neil+tag@sub.example.co.uk,o'neil+tag@sub.example.co.uk,o'neil+tag@sub.example.co.uk",
        "ann@bücher.example,ann@xn--bcher-kva.example,ann@xn--bcher-kva.example",
        "ann@例え.jp,ann@xn--r8jz45g.jp,ann@xn--r8jz45g.jp",
        "a@b.cd,a@b.cd,a@b.cd"
    })
    void an_address_is_kept_as_an_envelope_needs_it(String typed, String text, String key) {
        EmailAddress address = EmailAddress.of(typed);

        assertThat(address.text()).isEqualTo(text);
        assertThat(address.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "carol",
                "@example.com",
                "carol@",
                "a@b@example.com",
                "carol@example",
                "carol@fa\u00df.de",
                "carol@.example.com",
                "carol@example..com",
                "carol@-example.com",
                "carol@127.0.0.1",
                "carol@[127.0.0.1]",
                "carol@exa mple.com",
                "ca rol@example.com",
                ".carol@example.com",
                "carol.@example.com",
                "ca..rol@example.com",
                "\"carol smith\"@example.com",
                "cärol@example.com",
                "carol@example.com\r\nBcc: all@example.com",
                "carol\u0000@example.com",
                "carol\u200b@example.com",
                "carol@exam\u202eple.com",
                "Carol <carol@example.com>",
                "carol@example.com,dave@example.com",
                "carol@example.com;dave@example.com",
                "carol@exam_ple.com"
            })
    void what_no_mail_reaches_is_refused_with_a_sentence(String typed) {
        assertThatThrownBy(() -> EmailAddress.of(typed))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.errors().get(0).field()).isEqualTo("email");
                            assertThat(refused.getMessage()).endsWith(".");
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 300, 10_000})
    void a_long_address_is_refused(int length) {
        String typed = "a".repeat(length) + "@example.com";

        assertThatThrownBy(() -> EmailAddress.of(typed)).hasMessageContaining("at most 254");
    }
}
