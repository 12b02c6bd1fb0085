package dev.lectern.sfu.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceivedTest {
    private static final int MEDIA = 7;
    private static final int AGAIN = 8;

    private final Received received = new Received();

    @Test
    void a_report_without_loss_does_not_forget_what_the_one_before_said() {
        reports(13);
        reports(0);
        reports(0);

        assertThat(received.lossPercent()).isBetween(1.0, 5.0);
    }

    @Test
    void loss_that_has_ended_is_forgotten() {
        reports(255);
        for (int i = 0; i < 20; i++) reports(0);

        assertThat(received.lossPercent()).isZero();
    }

    @Test
    void more_loss_is_believed_at_once() {
        reports(13);
        reports(64);

        assertThat(received.lossPercent()).isEqualTo(25);
    }

    @Test
    void what_was_lost_of_what_is_sent_again_says_nothing_of_the_line() {
        reports(13);
        reports(128, AGAIN);

        assertThat(received.lossPercent()).isBetween(5.0, 5.1);
    }

    /** One receiver report with one block, which lost so many of 256. */
    private void reports(int fraction) {
        reports(fraction, MEDIA);
    }

    private void reports(int fraction, int ssrc) {
        byte[] b = new byte[32];
        b[0] = (byte) 0x81;
        b[1] = (byte) 201;
        Rtp.putShort16(b, 2, 7);
        Rtp.putInt32(b, 8, ssrc);
        b[12] = (byte) fraction;
        Rtcp one = new Rtcp(b, b.length);
        assertThat(one.next()).isTrue();
        received.take(one, 0, source -> source == MEDIA);
    }
}
