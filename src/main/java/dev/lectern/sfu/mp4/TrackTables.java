package dev.lectern.sfu.mp4;

import java.util.Arrays;
import java.util.List;

/**
 * Where a track's samples stand, how long they last, which are key frames (ISO 14496-12 §8.6,
 * §8.7).
 */
final class TrackTables {
    private final Numbers sizes = new Numbers();
    private final Numbers durations = new Numbers();
    private final Numbers keys = new Numbers();
    private final Numbers chunks = new Numbers();
    private long[] offsets = new long[64];
    private int placed;
    private long bytes;
    private long duration;

    /** Integers in the order of their coming. */
    private static final class Numbers {
        private int[] all = new int[1024];
        private int count;

        void add(int number) {
            if (count == all.length) all = Arrays.copyOf(all, count * 2);
            all[count++] = number;
        }
    }

    void add(List<Sample> chunk) {
        for (Sample sample : chunk) {
            sizes.add(sample.bytes().length);
            durations.add(sample.duration());
            bytes += sample.bytes().length;
            duration += sample.duration();
            if (sample.key()) keys.add(sizes.count);
        }
        chunks.add(chunk.size());
    }

    void place(long at) {
        if (placed == offsets.length) offsets = Arrays.copyOf(offsets, placed * 2);
        offsets[placed++] = at;
    }

    int count() {
        return sizes.count;
    }

    long bytes() {
        return bytes;
    }

    long duration() {
        return duration;
    }

    void write(Boxes out, boolean large, boolean video) {
        times(out);
        if (video) {
            out.open("stss", 0, 0).int32(keys.count);
            for (int i = 0; i < keys.count; i++) out.int32(keys.all[i]);
            out.close();
        }
        chunks(out);
        out.open("stsz", 0, 0).int32(0).int32(sizes.count);
        for (int i = 0; i < sizes.count; i++) out.int32(sizes.all[i]);
        out.close();
        out.open(large ? "co64" : "stco", 0, 0).int32(chunks.count);
        for (int i = 0; i < chunks.count; i++) {
            long at = i < placed ? offsets[i] : 0;
            if (large) out.int64(at);
            else out.int32((int) at);
        }
        out.close();
    }

    private void times(Boxes out) {
        out.open("stts", 0, 0);
        int countAt = out.length();
        out.int32(0);
        int entries = 0;
        for (int i = 0; i < durations.count; ) {
            int run = 1;
            while (i + run < durations.count && durations.all[i + run] == durations.all[i]) run++;
            out.int32(run).int32(durations.all[i]);
            entries++;
            i += run;
        }
        out.int32At(countAt, entries).close();
    }

    private void chunks(Boxes out) {
        out.open("stsc", 0, 0);
        int countAt = out.length();
        out.int32(0);
        int entries = 0;
        for (int i = 0; i < chunks.count; i++) {
            if (i > 0 && chunks.all[i] == chunks.all[i - 1]) continue;
            out.int32(i + 1).int32(chunks.all[i]).int32(1);
            entries++;
        }
        out.int32At(countAt, entries).close();
    }
}
