package dev.lectern.kit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpAddressTest {

    @Test
    void a_url_names_server_port_and_login() {
        assertThat(SmtpAddress.parse("smtp://user%40example.org:p%3Aa+s@mail.example.org:2525"))
                .isEqualTo(
                        new SmtpAddress(
                                "mail.example.org", 2525, false, "user@example.org", "p:a+s"));
        assertThat(SmtpAddress.parse("smtps://mail.example.org"))
                .isEqualTo(new SmtpAddress("mail.example.org", 465, true, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "http://mail.example.org",
                "smtp://",
                "mail.example.org:587",
                "smtp://u:secret#word@host"
            })
    void what_is_no_mail_server_is_said_at_the_start(String url) {
        assertThatThrownBy(() -> SmtpAddress.parse(url))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("smtp://user:password@host:587")
                .hasMessageNotContaining("secret");
    }
}
