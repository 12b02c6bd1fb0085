package dev.lectern.sfu;

/**
 * A whole picture or a packet of sound.
 *
 * @param layer where it comes from
 * @param timestamp on the layer's clock
 * @param arrived when its first packet did
 */
record Frame(Layer layer, int timestamp, long arrived, boolean key, byte[] bytes) {}
