package dev.lectern.webinar;

import dev.lectern.kit.web.Clashed;

/** Somebody else's edit came between; carries the version that stands now. */
class ChangedMeanwhile extends Clashed {
    private final int version;

    ChangedMeanwhile(int version) {
        super(
                "This webinar was changed meanwhile. Look at what stands now, then save yours"
                        + " again.");
        this.version = version;
    }

    int version() {
        return version;
    }
}
