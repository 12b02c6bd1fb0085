package dev.lectern.sfu;

import dev.lectern.sfu.net.Credentials;
import dev.lectern.sfu.sdp.IceFragment;

/**
 * What both sides of one connection prove themselves with, now and, until the client uses the new
 * ones, before its restart. Any thread.
 */
final class IceCredentials {
    private final Engine engine;
    private final Peer peer;
    private volatile Credentials ours = Credentials.make();
    private volatile Credentials former;
    private String theirs;

    IceCredentials(Engine engine, Peer peer, String theirs) {
        this.engine = engine;
        this.peer = peer;
        this.theirs = theirs;
    }

    Credentials ours() {
        return ours;
    }

    /** The password that belongs to this fragment of ours, or null. */
    byte[] passwordOf(String fragment) {
        Credentials now = ours;
        if (now.fragment().equals(fragment)) return now.password();
        Credentials before = former;
        return before != null && before.fragment().equals(fragment) ? before.password() : null;
    }

    /** Makes new ones where the client did; false where it kept its own. */
    synchronized boolean restart(IceFragment wanted) {
        if (wanted.fragment().equals(theirs)) return false;
        theirs = wanted.fragment();
        Credentials before = former;
        if (before != null) engine.forget(before.fragment());
        former = ours;
        ours = Credentials.make();
        engine.remember(ours.fragment(), peer);
        return true;
    }

    /** The client used these: older ones are worth nothing any more. */
    void used(String fragment) {
        Credentials before = former;
        if (before != null && fragment.equals(ours.fragment())) {
            former = null;
            engine.forget(before.fragment());
        }
    }

    void forget() {
        engine.forget(ours.fragment());
        Credentials before = former;
        if (before != null) engine.forget(before.fragment());
    }
}
