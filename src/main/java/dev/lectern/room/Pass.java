package dev.lectern.room;

import java.util.UUID;

/** What a page carries to open the room's socket: who, in which room. */
record Pass(UUID occurrence, String identity) {}
