package dev.lectern.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedForTest {
    private final ForwardedFor proxies =
            new ForwardedFor(true, List.of("10.0.0.0/8", "192.0.2.7", "fc00::/7", "proxy"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    198.51.100.1 | 198.51.100.1
                    9.9.9.9, 198.51.100.1 | 198.51.100.1
                    9.9.9.9, 198.51.100.1, 10.1.2.3 | 198.51.100.1
                    9.9.9.9,198.51.100.1 ,192.0.2.7 | 198.51.100.1
                    9.9.9.9, 2001:db8::1, fd00::5 | 2001:db8::1
                    10.0.0.9, 10.0.0.5 | 10.0.0.9
                    198.51.100.1:4711 | 198.51.100.1
                    [2001:db8::1]:4711 | 2001:db8::1
                    9.9.9.9, nobody, 10.1.2.3 | 10.1.2.3
                    9.9.9.9, unknown |
                    """)
    void the_last_that_is_no_proxy_of_ours_asked(String header, String sender) {
        assertThat(proxies.sender(List.of(header))).isEqualTo(sender);
    }

    @Test
    void lines_are_read_one_behind_the_other() {
        assertThat(proxies.sender(List.of("9.9.9.9", "198.51.100.1, 10.0.0.5")))
                .isEqualTo("198.51.100.1");
    }
}
