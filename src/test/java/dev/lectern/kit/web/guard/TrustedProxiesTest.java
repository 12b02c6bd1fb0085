package dev.lectern.kit.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
    @Test
    void addresses_and_networks_are_asked_of_nobody() {
        assertThat(
                        TrustedProxies.names(
                                List.of("10.0.0.0/8", "192.0.2.1", "fc00::/7", "::1/128", "[::1]")))
                .isEmpty();
    }

    @Test
    void a_name_is_and_an_ipv6_address_without_its_length() {
        assertThat(TrustedProxies.names(List.of("proxy", "::1", "10.0.0.1")))
                .containsExactly("proxy", "::1");
    }

    @Test
    void what_is_trusted_unless_said_otherwise_is_asked_of_nobody() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        String usual = settings.getProperty("quarkus.http.proxy.trusted-proxies");

        List<String> parts =
                List.of(
                        usual.replaceFirst("^\\$\\{LECTERN_TRUSTED_PROXIES:(.*)}$", "$1")
                                .split(","));

        assertThat(parts).contains("127.0.0.0/8");
        assertThat(TrustedProxies.names(parts)).isEmpty();
    }
}
