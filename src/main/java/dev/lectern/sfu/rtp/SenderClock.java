package dev.lectern.sfu.rtp;

/**
 * A sender report: at {@code ntp} of the publisher's clock the stream's clock read {@code rtp}; we
 * learned it at {@code arrived}.
 */
public record SenderClock(long ntp, int rtp, long arrived) {
    /** What the stream's clock reads when the publisher's reads this. */
    public int rtpAt(long theirNanos, int clockRate) {
        long since = theirNanos - NtpTime.toUnixNanos(ntp);
        return rtp + (int) (since / 1000 * clockRate / 1_000_000);
    }
}
