package dev.lectern.call;

import dev.lectern.call.policy.Capabilities;
import java.util.List;

/**
 * How to reach one kind of provider: what it must be told, and the connection made of that. One CDI
 * bean per adapter package; the port's machinery finds them all.
 */
public interface Connector {

    /** As in settings, JSON and {@code /hooks/{provider}}. */
    String name();

    /** As people call it. */
    String title();

    /** What must be known to connect; none for a provider that is simply there. */
    List<Setting> settings();

    Capabilities capabilities();

    /** Opens no connection yet; keeps what it needs to. */
    CallProvider connect(Credentials credentials);
}
