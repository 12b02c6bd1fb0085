package dev.lectern.sfu;

/**
 * A request to watch.
 *
 * @param seat until {@link Room#seat} gives another
 */
public record Watch(String person, Seat seat, String offer) {}
