package dev.lectern.sfu;

/** An address that proved, by a binding request with integrity, to belong to a session. */
record Binding(Peer peer, Path path) {}
