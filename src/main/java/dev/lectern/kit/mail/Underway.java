package dev.lectern.kit.mail;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many mails to an address this node is sending at the moment: they count as sent already. */
@Singleton
class Underway {
    private final Map<String, Integer> mails = new ConcurrentHashMap<>();

    /** One more begins; the answer is how many others there are. */
    int begin(String address) {
        return mails.merge(address.toLowerCase(Locale.ROOT), 1, Integer::sum) - 1;
    }

    void end(String address) {
        mails.computeIfPresent(
                address.toLowerCase(Locale.ROOT), (to, count) -> count == 1 ? null : count - 1);
    }
}
