package dev.lectern.sfu.mp4;

/** A picture or a packet of sound, and how long it lasts on its track's scale. */
public record Sample(byte[] bytes, int duration, boolean key) {}
