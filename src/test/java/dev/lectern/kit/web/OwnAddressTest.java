package dev.lectern.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://evil.example/signin, evil.example, 303, /signin",
        "https://evil.example/signin?to=/x, evil.example, 302, /signin?to=/x",
        "http://localhost:8080/signin, localhost:8080, 303, /signin",
        "/signin, evil.example, 303, /signin",
        "https://id.example/auth, localhost:8080, 302, https://id.example/auth",
        "http://evil.example/api/v1/keys/1, evil.example, 201, /api/v1/keys/1",
        "http://127.0.0.1:81/api/v1/keys/1, 127.0.0.1:81, 201, http://127.0.0.1:81/api/v1/keys/1",
        "http://[::1]:81/api/v1/keys/1, [::1]:81, 201, http://[::1]:81/api/v1/keys/1"
    })
    void no_answer_leads_to_a_host_that_only_the_asker_named(
            String made, String host, int status, String told) {
        assertThat(OwnAddress.location(made, host, status)).isEqualTo(told);
    }
}
