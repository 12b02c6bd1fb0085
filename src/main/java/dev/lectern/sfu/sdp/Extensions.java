package dev.lectern.sfu.sdp;

/** The header extensions that the engine reads or writes. */
public final class Extensions {
    public static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
    public static final String RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";
    public static final String REPAIRED_RID =
            "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";
    public static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
    public static final String TRANSPORT_CC =
            "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";
    public static final String PLAYOUT_DELAY =
            "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay";

    private Extensions() {}
}
