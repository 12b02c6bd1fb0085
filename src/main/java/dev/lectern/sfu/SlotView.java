package dev.lectern.sfu;

/**
 * What one slot of a viewer shows.
 *
 * @param mid the m-line of the viewer's own offer
 * @param slot its number among the m-lines of its kind
 */
public record SlotView(Kind kind, int slot, String mid, String person, Source source) {}
