package dev.lectern.sfu.rtp;

/** The 64-bit times of RTCP: seconds since 1900 and their fraction (RFC 3550 §4). */
public final class NtpTime {
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private NtpTime() {}

    public static long ofUnixNanos(long nanos) {
        long seconds = Math.floorDiv(nanos, 1_000_000_000L);
        long fraction = (Math.floorMod(nanos, 1_000_000_000L) << 32) / 1_000_000_000L;
        return seconds + SECONDS_1900_TO_1970 << 32 | fraction;
    }

    public static long toUnixNanos(long ntp) {
        long seconds = (ntp >>> 32) - SECONDS_1900_TO_1970;
        return seconds * 1_000_000_000L + ((ntp & 0xFFFFFFFFL) * 1_000_000_000L >>> 32);
    }

    /** The middle 32 bits, as reports quote them. */
    public static int compact(long ntp) {
        return (int) (ntp >>> 16);
    }
}
