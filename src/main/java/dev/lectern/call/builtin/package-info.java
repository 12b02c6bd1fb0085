/**
 * The provider that is simply there: rooms of our own, their media by the engine in {@code sfu}.
 *
 * <p>Room control (this side) keeps the rooms in {@code builtin_room} and moves the media through
 * {@link dev.lectern.call.builtin.RoomMedia}; media asks {@link
 * dev.lectern.call.builtin.BuiltinRooms} what a room is and what a grant is worth in it.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.call.builtin;
