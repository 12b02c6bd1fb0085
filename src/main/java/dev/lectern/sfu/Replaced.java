package dev.lectern.sfu;

import java.util.LinkedHashSet;
import java.util.Set;

/** The sessions that gave way to another of the same person and source, the latest. Any thread. */
final class Replaced {
    private static final int MOST = 1_024;

    private final Set<String> sessions = new LinkedHashSet<>();

    synchronized void add(String session) {
        sessions.add(session);
        if (sessions.size() > MOST) sessions.remove(sessions.iterator().next());
    }

    synchronized boolean contains(String session) {
        return sessions.contains(session);
    }
}
