/**
 * The room of a date: who may come in, who is there, who is on stage, and the socket that tells
 * everybody. Door: {@link dev.lectern.room.Rooms}.
 *
 * <p>What lasts (who may be here as what, who was removed) stands in the database; who is here now
 * lives in memory, each node knowing its own sockets and hearing of the others' over the bus.
 * Frames are encoded once for all and sent by a tick, through queues that cannot grow. The socket's
 * language is described in docs/protocol.md.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.room;
