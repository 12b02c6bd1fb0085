package dev.lectern.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLogTest {
    @ParameterizedTest
    @CsvSource({
        "/join/SECRET, /join/…",
        "/join;x/SECRET, /join;x/…",
        "/JOIN/SECRET, /JOIN/…",
        "/place/SECRET, /place/…",
        "/place/SECRET/cancel, /place/…",
        "/call/7/hls/SECRET/1.m4s, /call/7/hls/…",
        "/invited/SECRET, /invited/…",
        "/unsubscribe/SECRET, /unsubscribe/…",
        "/signin/t/SECRET, /signin/t/…",
        "/forgotten/t/SECRET, /forgotten/t/…",
        "/invitations/t/SECRET, /invitations/t/…",
        "/api/v1/join/SECRET, /api/v1/join/…",
        "/api/v1/join/SECRET/grant, /api/v1/join/…"
    })
    void a_personal_link_is_not_written(String path, String written) {
        assertThat(RequestLog.masked(path)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webinars/7/edit", "/w/hello/live", "/api/v1/webinars", "/setup"})
    void what_is_not_personal_is_written_as_it_is(String path) {
        assertThat(RequestLog.masked(path)).isEqualTo(path);
    }
}
