package dev.lectern.kit.web;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Locale;

/** A way from every page to a part of the house; features implement it as a bean. */
public interface NavigationEntry {

    /** Where an entry stands. */
    enum Place {
        /** The line beside the workspace's name. */
        MAIN,
        /** The column beside the settings pages. */
        SETTINGS,
        /** The menu under the person's initials. */
        PERSON
    }

    /** The address, as {@code /webinars}; pages below it count as being there. */
    String href();

    String label(Locale language);

    /** A name from {@code icons.txt}; shown in the person's menu. */
    default String icon() {
        return "chevron-right";
    }

    default Place place() {
        return Place.MAIN;
    }

    /** Entries stand in this order, 10 apart so that others fit between. */
    int order();

    default boolean shownTo(SecurityIdentity identity) {
        return true;
    }
}
