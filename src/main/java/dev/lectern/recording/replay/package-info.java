/**
 * Watching again: what of a date that is over can be played, and the film itself for those with a
 * place. Door: {@link dev.lectern.recording.replay.Replays}, which the public page asks, too.
 *
 * <p>The provider keeps the films; a player is led to a fresh link of the provider's each time it
 * begins, after the visitor's own link was looked at.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.recording.replay;
