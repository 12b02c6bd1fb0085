package dev.lectern.kit.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.web.fault.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutwardTest {
    private static final Outward MACHINE = outward(InetAddress::getAllByName);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:0:169.254.169.254",
                "fe80::1",
                "fec0::1",
                "fd00::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void an_address_inside_is_one_however_it_is_written(String address) throws Exception {
        assertThat(Target.internal(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1"})
    void an_address_outside_is_none(String address) throws Exception {
        assertThat(Target.internal(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:8080/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://169.254.169.254/latest/meta-data",
                "http://user@example.org/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "https:///nowhere",
                "nowhere"
            })
    void what_leads_inside_or_nowhere_is_refused_when_it_is_typed(String url) {
        assertThatThrownBy(() -> MACHINE.refuse(Target.read(url))).isInstanceOf(Refused.class);
    }

    @Test
    void a_name_is_looked_up_when_it_is_typed_and_one_that_nobody_knows_may_be_typed() {
        Outward outward =
                outward(
                        host -> {
                            if (host.equals("new.example.org")) {
                                throw new UnknownHostException(host);
                            }
                            return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        });

        assertThatThrownBy(() -> outward.refuse(Target.read("https://LOCALHOST./in")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("LECTERN_WEBHOOK_ALLOW");
        assertThatCode(() -> outward.refuse(Target.read("https://new.example.org/in")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> outward.find(Target.read("https://new.example.org/in")))
                .hasMessage("There is no machine of the name new.example.org.");
    }

    @Test
    void what_is_allowed_by_name_may_lead_inside_and_nothing_else() {
        Outward outward =
                new Outward(
                        null,
                        InetAddress::getAllByName,
                        Allowed.by(
                                "LECTERN_WEBHOOK_ALLOW",
                                Optional.of(List.of("127.0.0.1:9300", " [::1] "))));

        assertThatCode(() -> outward.refuse(Target.read("http://127.0.0.1:9300/in")))
                .doesNotThrowAnyException();
        assertThatCode(() -> outward.refuse(Target.read("http://[::1]:8080/in")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> outward.refuse(Target.read("http://127.0.0.1:9301/in")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> outward.refuse(Target.read("http://127.0.0.2:9300/in")))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org:0/", "http://example.org:99999/"})
    void a_port_that_cannot_be_is_refused(String url) {
        assertThatThrownBy(() -> Target.read(url))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("1 to 65535");
    }

    private static Outward outward(Outward.Names names) {
        return new Outward(null, names, Allowed.by("LECTERN_WEBHOOK_ALLOW", Optional.empty()));
    }

    @Test
    void a_name_that_has_one_address_inside_leads_nowhere() throws Exception {
        InetAddress outside = InetAddress.getByName("93.184.216.34");
        InetAddress inside = InetAddress.getByName("10.0.0.1");
        Outward outward = outward(host -> new InetAddress[] {outside, inside});

        assertThatThrownBy(() -> outward.find(Target.read("https://mixed.example.org/")))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("leads inside");
    }

    @Test
    void a_name_is_asked_for_once_so_that_a_second_answer_changes_nothing() throws Exception {
        Deque<InetAddress> answers =
                new ArrayDeque<>(
                        List.of(
                                InetAddress.getByName("93.184.216.34"),
                                InetAddress.getByName("127.0.0.1")));
        Outward outward = outward(host -> new InetAddress[] {answers.poll()});

        InetAddress first = outward.find(Target.read("https://rebind.example.org/"));

        assertThat(first.getHostAddress()).isEqualTo("93.184.216.34");
        assertThat(answers).hasSize(1);
        assertThatThrownBy(() -> outward.find(Target.read("https://rebind.example.org/")))
                .isInstanceOf(UnknownHostException.class);
    }
}
