package dev.lectern.sfu.dtls;

/** Why a handshake gave no keys. */
public enum Failure {
    /** They showed another certificate than their session description promised. */
    FINGERPRINT,
    /** They said nothing more. */
    SILENCE,
    /** Others needed the thread that waited for them. */
    CROWD,
    /** All else: no common profile, an alert of theirs, nonsense. */
    PROTOCOL
}
