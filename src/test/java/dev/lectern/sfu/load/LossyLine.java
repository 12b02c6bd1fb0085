package dev.lectern.sfu.load;

import dev.lectern.sfu.rtp.Rtp;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends fifty pictures and packets of sound a second through a client, and of those that the line
 * loses nothing, however often they are asked for again. What arrives holds its number.
 */
final class LossyLine implements AutoCloseable {
    static final byte[] MARK = "number".getBytes(StandardCharsets.US_ASCII);
    private static final int PAYLOAD = 80;
    private static final int MARK_AT = 16;
    private static final int KEY_FRAME_EVERY = 25;
    private static final byte TWENTY_MILLIS_OF_OPUS = (byte) 0xFC;
    private final LoadClient client;
    private final ScheduledFuture<?> sending;
    private volatile int tick;
    private volatile int pictures = 100;

    LossyLine(SmallStage stage) {
        client = stage.publisher;
        sending = stage.group.next().scheduleAtFixedRate(this::send, 0, 20, TimeUnit.MILLISECONDS);
    }

    /** Of twenty packets of sound one is lost. */
    static boolean isLost(int sound) {
        return sound % 20 == 0;
    }

    /** So many numbers of pictures never come; the number of the first that does. */
    int losesPictures(int count) {
        pictures += count;
        return pictures;
    }

    int sent() {
        return tick;
    }

    private void send() {
        int now = ++tick;
        picture(now);
        if (!isLost(now)) sound(now);
        client.flush();
        if (now % 100 == 0) client.check();
    }

    private void picture(int now) {
        int number = ++pictures;
        byte[] packet = packet(96 | 0x80, number, now * 1800, 1111);
        packet[12] = 0x10;
        packet[13] = (byte) (now % KEY_FRAME_EVERY == 0 ? 0 : 1);
        write(packet, 1111, number);
    }

    private void sound(int number) {
        byte[] packet = packet(111, number, number * 960, 2222);
        packet[12] = TWENTY_MILLIS_OF_OPUS;
        write(packet, 2222, number);
    }

    private static byte[] packet(int type, int number, int timestamp, int ssrc) {
        byte[] packet = new byte[PAYLOAD + 64];
        Rtp.writeHeader(packet, 0, type, number, timestamp, ssrc);
        System.arraycopy(MARK, 0, packet, 12 + MARK_AT, MARK.length);
        Rtp.putInt32(packet, 12 + MARK_AT + MARK.length, number);
        return packet;
    }

    private void write(byte[] packet, int ssrc, int number) {
        client.write(packet, client.out.sealRtp(packet, 0, 12, 12 + PAYLOAD, ssrc, number));
    }

    @Override
    public void close() {
        sending.cancel(false);
    }
}
