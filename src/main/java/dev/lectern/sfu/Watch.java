package dev.lectern.sfu;

/**
 * A request to watch.
 *
 * @param backstage whether this person sees the stage before it is open; see {@link Room#seat}
 */
public record Watch(String person, boolean backstage, String offer) {}
