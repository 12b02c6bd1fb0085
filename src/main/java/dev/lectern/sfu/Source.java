package dev.lectern.sfu;

/** What a publication shows. */
public enum Source {
    CAMERA,
    SCREEN
}
