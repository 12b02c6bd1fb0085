package dev.lectern.sfu;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The publishers' sessions in whose place another of the same person and source sends, the latest.
 * One that ended by silence gives way only when the next one opens. Any thread.
 */
final class Replaced {
    private static final int MOST = 1_024;

    private final Map<String, Sender> sessions = new Latest();
    private final Map<String, Sender> silent = new Latest();

    /** Whose session it was, and of what. */
    private record Sender(String room, String person, Source source) {
        static Sender of(Publisher one) {
            return new Sender(one.room().name(), one.person(), one.source);
        }
    }

    synchronized void add(Publisher former) {
        sessions.put(former.id(), Sender.of(former));
    }

    /** To be told before it is over, so that whoever opens next finds it open or here. */
    synchronized void fellSilent(Publisher one) {
        silent.put(one.id(), Sender.of(one));
    }

    synchronized void opened(Publisher newcomer) {
        Sender sender = Sender.of(newcomer);
        Iterator<Map.Entry<String, Sender>> those = silent.entrySet().iterator();
        while (those.hasNext()) {
            Map.Entry<String, Sender> one = those.next();
            if (!one.getValue().equals(sender)) continue;
            sessions.put(one.getKey(), sender);
            those.remove();
        }
    }

    /** What this session of theirs sent, null where it did not give way. */
    synchronized Source sourceOf(String room, String person, String session) {
        Sender sender = sessions.get(session);
        boolean theirs =
                sender != null && sender.room().equals(room) && sender.person().equals(person);
        return theirs ? sender.source() : null;
    }

    private static final class Latest extends LinkedHashMap<String, Sender> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sender> eldest) {
            return size() > MOST;
        }
    }
}
