package dev.lectern.kit.work;

/** A failure whose message is meant for an admin as it stands, without the name of its class. */
public interface InWords {}
