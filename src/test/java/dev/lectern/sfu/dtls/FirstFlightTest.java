package dev.lectern.sfu.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.srtp.SrtpKeys;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client's hello is one when all of it is there, however it was cut, and not before. */
class FirstFlightTest {
    private static final int HEADERS = 13 + 12;
    private static byte[] hello;

    @BeforeAll
    static void what_a_client_says() throws Exception {
        CompletableFuture<byte[]> said = new CompletableFuture<>();
        DtlsConnection client = new DtlsConnection(Runnable::run, said::complete, new Nobody());
        Thread thread = new Thread(() -> client.connect(identity(), identity().fingerprint()));
        thread.start();
        hello = said.get(30, TimeUnit.SECONDS);
        client.close();
        thread.join(10_000);
    }

    private static Identity identity() {
        return Identity.generate(new SecureRandom(), 0);
    }

    @Test
    void one_datagram_may_hold_all_of_it() {
        FirstFlight flight = new FirstFlight();

        assertThat(flight.add(hello)).isTrue();
        assertThat(flight.datagrams()).containsExactly(hello);
    }

    @Test
    void two_fragments_make_one() {
        FirstFlight flight = new FirstFlight();

        assertThat(flight.add(fragment(0, 100))).isFalse();
        assertThat(flight.add(fragment(100, body()))).isTrue();
        assertThat(flight.datagrams()).hasSize(2);
    }

    @Test
    void a_fragment_that_comes_too_early_is_taken_when_said_again() {
        FirstFlight flight = new FirstFlight();

        List<Boolean> whole =
                List.of(
                        flight.add(fragment(100, body())),
                        flight.add(fragment(0, 100)),
                        flight.add(fragment(100, body())));

        assertThat(whole).containsExactly(false, false, true);
    }

    @Test
    void a_beginning_said_over_and_over_is_none() {
        FirstFlight flight = new FirstFlight();

        for (int i = 1; i < 90; i++) assertThat(flight.add(fragment(i - 1, i))).isFalse();

        assertThat(flight.datagrams()).hasSizeLessThan(7);
    }

    @Test
    void what_is_no_hello_inside_is_none() {
        byte[] lie = hello.clone();
        lie[HEADERS + 34] = 33; // a session's name is 32 bytes at most

        assertThat(new FirstFlight().add(lie)).isFalse();
        assertThat(new FirstFlight().add(Arrays.copyOf(hello, hello.length - 1))).isFalse();
        assertThat(new FirstFlight().add(new byte[60])).isFalse();
    }

    @Test
    void no_bytes_break_it() {
        Random random = new Random(17);
        FirstFlight flight = new FirstFlight();
        for (int i = 0; i < Integer.getInteger("fuzz.rounds", 20_000); i++) {
            byte[] changed = Arrays.copyOf(hello, random.nextInt(hello.length + 20));
            for (int k = random.nextInt(6); k > 0 && changed.length > 0; k--) {
                int among = random.nextBoolean() ? changed.length : Math.min(60, changed.length);
                changed[random.nextInt(among)] = (byte) random.nextInt();
            }
            if (flight.add(changed)) flight = new FirstFlight();
            else assertThat(flight.datagrams()).hasSizeLessThan(7);
        }
    }

    private static int body() {
        return hello.length - HEADERS;
    }

    /** Bytes of the hello, from one to before another, as a record of their own. */
    private static byte[] fragment(int from, int to) {
        byte[] record = Arrays.copyOf(hello, HEADERS + to - from);
        System.arraycopy(hello, HEADERS + from, record, HEADERS, to - from);
        int length = to - from;
        record[11] = (byte) (length + 12 >> 8);
        record[12] = (byte) (length + 12);
        record[20] = (byte) (from >> 8);
        record[21] = (byte) from;
        record[23] = (byte) (length >> 8);
        record[24] = (byte) length;
        return record;
    }

    private static final class Nobody implements Outcome {
        @Override
        public void keyed(SrtpKeys inbound, SrtpKeys outbound) {
            throw new AssertionError("nobody answered");
        }

        @Override
        public void failed(Failure why, String reason) {}

        @Override
        public void closed() {}
    }
}
