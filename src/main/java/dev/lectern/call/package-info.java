/**
 * Calls: the rooms at video providers that occurrences own, in our words and no provider's.
 *
 * <p>Doors: {@link dev.lectern.call.Calls} (what features ask for) and {@link
 * dev.lectern.call.CallProvider} with {@link dev.lectern.call.Connector} (what an adapter in a
 * package below answers). A call's id at its provider is made from its occurrence, so that every
 * step may be repeated; what happens there is durable work, never part of a transaction. Schedule,
 * policy, chat and counts are kept here, not at the provider.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.call;
