package dev.lectern.sfu;

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

    /** Takes the client's new credentials and answers with ours, as a fragment. */
    String restart(String fragment);

    /** Whether media can flow. */
    boolean isOpen();

    boolean isOver();

    /** Ends it, cleanly for the other side. */
    void close();
}
