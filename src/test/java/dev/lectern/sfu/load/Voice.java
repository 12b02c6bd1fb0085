package dev.lectern.sfu.load;

import dev.lectern.sfu.rtp.Rtp;
import io.netty.channel.EventLoopGroup;
import java.util.Arrays;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends a picture and a sound through a client until it is closed. Every byte of the sound is the
 * same, so that it is known again wherever it is kept.
 */
final class Voice implements AutoCloseable {
    /** So much sound is in one packet while somebody talks. */
    static final int SPOKEN = 100;

    private static final int SILENT = 3;
    private static final int LEVEL_ID = 4;
    private static final int PAYLOAD = 500;
    private static final int SAYS_NO_LEVEL = -1;
    private final LoadClient client;
    private final byte mark;
    private final ScheduledFuture<?> sending;
    private volatile int level = SAYS_NO_LEVEL;
    private volatile int spoken = SPOKEN;
    private int number = 100;

    Voice(EventLoopGroup group, LoadClient client, char mark) {
        this.client = client;
        this.mark = (byte) mark;
        this.sending = group.next().scheduleAtFixedRate(this::send, 0, 20, TimeUnit.MILLISECONDS);
    }

    /** An offer whose sender will say how loud it is (RFC 6464). */
    static String withLevels(String offer) {
        return offer + "a=extmap:" + LEVEL_ID + " urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n";
    }

    /** From now on each packet says that it is so much below the loudest. */
    void talk(int minusDecibels) {
        level = minusDecibels;
        spoken = SPOKEN;
    }

    /** As a browser whose microphone is turned off: it goes on sending silence and says so. */
    void mute() {
        level = 127;
        spoken = SILENT;
    }

    private void send() {
        number++;
        picture();
        sound();
        client.flush();
        if (number % 100 == 0) client.check();
    }

    private void picture() {
        byte[] packet = new byte[PAYLOAD + 64];
        Rtp.writeHeader(packet, 0, 96 | 0x80, number, number * 1800, 1111);
        packet[12] = 0x10;
        packet[13] = (byte) (number % 25 == 0 ? 0 : 1);
        client.write(packet, client.out.sealRtp(packet, 0, 12, 12 + PAYLOAD, 1111, number));
    }

    private void sound() {
        byte[] packet = new byte[SPOKEN + 100];
        Rtp.writeHeader(packet, 0, 111, number, number * 960, 2222);
        int header = level == SAYS_NO_LEVEL ? 12 : extended(packet);
        Arrays.fill(packet, header, header + spoken, mark);
        int end = header + spoken;
        client.write(packet, client.out.sealRtp(packet, 0, header, end, 2222, number));
    }

    private int extended(byte[] packet) {
        packet[0] |= 0x10;
        packet[12] = (byte) 0xBE;
        packet[13] = (byte) 0xDE;
        packet[15] = 1;
        packet[16] = LEVEL_ID << 4;
        packet[17] = (byte) level;
        return 20;
    }

    @Override
    public void close() {
        sending.cancel(false);
    }
}
