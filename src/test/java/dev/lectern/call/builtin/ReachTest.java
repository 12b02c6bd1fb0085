package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.20.0.2",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.1.1",
                "::1",
                "fd00::2",
                "fe80::1"
            })
    void an_address_behind_nat_reaches_nobody_outside(String text) throws UnknownHostException {
        assertThat(Reach.isPublic(List.of(InetAddress.getByName(text)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "100.128.0.1", "172.32.0.1", "2001:db8::1"})
    void one_public_address_is_enough(String text) throws UnknownHostException {
        InetAddress inside = InetAddress.getByName("10.0.0.1");

        assertThat(Reach.isPublic(List.of(inside, InetAddress.getByName(text)))).isTrue();
    }
}
