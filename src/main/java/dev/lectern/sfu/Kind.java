package dev.lectern.sfu;

/** What a track carries. */
public enum Kind {
    AUDIO,
    VIDEO
}
