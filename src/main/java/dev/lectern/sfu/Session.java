package dev.lectern.sfu;

import java.util.Optional;

/**
 * One client's connection, as the HTTP side of WHIP and WHEP sees it. Every method may be called
 * from any thread and none blocks.
 */
public sealed interface Session permits Peer, Watching {
    /** Unguessable; the last part of the session's address. */
    String id();

    /** Whose grant it was made with. */
    String person();

    /** The session description that answers the offer. */
    String answer();

    /** Changes with every ICE restart. */
    String etag();

    /**
     * Takes the body of a PATCH. New credentials of the client are a restart of ICE and are
     * answered with ours, as a fragment; mere candidates are not needed and answered with nothing.
     */
    Optional<String> patch(String fragment);

    Room room();

    /** Whether media can flow. */
    boolean isOpen();

    boolean isOver();

    /** Ends it, cleanly for the other side. */
    void close();
}
