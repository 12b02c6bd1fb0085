package dev.lectern.sfu.rtp;

/** How well a stream arrives, for receiver reports (RFC 3550 §6.4.1, appendix A.3 and A.8). */
public final class Reception {
    private final int clockRate;
    private long first = -1;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private int lastTransit;
    private int jitter16;
    private long lastReport;
    private long lastReportArrived;
    private double lossPercent;

    public Reception(int clockRate) {
        this.clockRate = clockRate;
    }

    public void arrived(long sequence, int timestamp, long now) {
        received++;
        if (first < 0) {
            first = sequence;
            highest = sequence;
        }
        highest = Math.max(highest, sequence);
        int transit = (int) (now / 1000 * clockRate / 1_000_000) - timestamp;
        if (received > 1) {
            int difference = Math.abs(transit - lastTransit);
            jitter16 += difference - (jitter16 + 8 >> 4);
        }
        lastTransit = transit;
    }

    public void senderReport(long ntp, long now) {
        lastReport = ntp;
        lastReportArrived = now;
    }

    /** That were to come since the first. */
    public long expected() {
        return first < 0 ? 0 : highest - first + 1;
    }

    public long lost() {
        return Math.max(0, expected() - received);
    }

    /** Between the last two reports. */
    public double lossPercent() {
        return lossPercent;
    }

    public boolean hasBegun() {
        return first >= 0;
    }

    public void write(RtcpWriter out, int ssrc, long now) {
        long expected = expected();
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        int fraction =
                expectedNow <= 0 || lostNow <= 0
                        ? 0
                        : (int) Math.min(255, 256 * lostNow / expectedNow);
        lossPercent = fraction * 100 / 256.0;
        int lost = (int) Math.max(-0x800000, Math.min(0x7FFFFF, expected - received));
        int since =
                lastReport == 0 ? 0 : (int) ((now - lastReportArrived) / 1000 * 65_536 / 1_000_000);
        int quoted = lastReport == 0 ? 0 : NtpTime.compact(lastReport);
        out.block(ssrc, fraction, lost, (int) (highest - 0x10000L), jitter16 >> 4, quoted, since);
    }
}
