package dev.lectern.sfu.mp4;

import java.util.ArrayList;
import java.util.List;

/**
 * Opus packets as one unbroken line of sound: each lasts as long as it says (RFC 6716 §3.1), what
 * is missing is filled with silence, what would overlap is left out.
 *
 * <p>Times in 48,000ths of a second. A packet may come a little early or late: the line wanders
 * with it only when that adds up.
 */
public final class SoundLine {
    /** A packet of 20 ms. */
    public static final byte[] SILENCE = {(byte) 0xFC, (byte) 0xFF, (byte) 0xFE};

    private static final int SILENT = 960;
    private static final int TOLERATED = 2_400;
    private static final int[] SILK = {480, 960, 1920, 2880};
    private static final int[] HYBRID = {480, 960};
    private static final int[] CELT = {120, 240, 480, 960};

    private List<Sample> samples = new ArrayList<>();
    private long start;
    private long next;

    /** A line that begins here. */
    public SoundLine(long begin) {
        this.start = begin;
        this.next = begin;
    }

    /** Adds a packet that belongs at {@code time}. */
    public void add(long time, byte[] packet) {
        int duration = duration(packet);
        if (duration == 0 || time < next - TOLERATED) return;
        if (time > next + TOLERATED) fillTo(time);
        append(new Sample(packet, duration, true));
    }

    /** Fills with silence what is missing before {@code time}. */
    public void fillTo(long time) {
        while (next + SILENT <= time) append(new Sample(SILENCE, SILENT, true));
    }

    private void append(Sample sample) {
        samples.add(sample);
        next += sample.duration();
    }

    /** Takes away what begins before {@code time}. */
    public Fragment.Run takeBefore(long time) {
        List<Sample> taken = new ArrayList<>();
        long begin = start;
        int count = 0;
        while (count < samples.size() && start < time) {
            Sample sample = samples.get(count++);
            taken.add(sample);
            start += sample.duration();
        }
        samples = new ArrayList<>(samples.subList(count, samples.size()));
        return new Fragment.Run(begin, taken);
    }

    /** How long an Opus packet lasts, 0 where it makes no sense (RFC 6716 §3.1, §3.2). */
    public static int duration(byte[] packet) {
        if (packet.length == 0) return 0;
        int config = (packet[0] & 0xFF) >>> 3;
        int frame =
                config < 12
                        ? SILK[config & 3]
                        : config < 16 ? HYBRID[config & 1] : CELT[config & 3];
        int frames =
                switch (packet[0] & 3) {
                    case 0 -> 1;
                    case 1, 2 -> 2;
                    default -> packet.length < 2 ? 0 : packet[1] & 0x3F;
                };
        int duration = frame * frames;
        return duration > 5760 ? 0 : duration;
    }
}
