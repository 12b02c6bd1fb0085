package dev.lectern.sfu;

/**
 * What one slot of a viewer shows.
 *
 * @param mid the m-line of the viewer's own offer
 * @param slot its number among the m-lines of its kind
 * @param waitMillis how long the viewer is to hold a sound back, so that it comes with the pictures
 *     of that person, which wait by themselves; 0 for a picture
 */
public record SlotView(
        Kind kind, int slot, String mid, String person, Source source, int waitMillis) {}
