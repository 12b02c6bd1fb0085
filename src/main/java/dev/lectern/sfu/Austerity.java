package dev.lectern.sfu;

/** What a viewer goes without while the engine is over its budget. */
final class Austerity {
    static final int NONE = 0;
    static final int SMALL_PICTURES = 1;
    static final int PROGRAMME_ONLY = 2;
    static final int SOUND_ONLY = 3;
    static final int MOST = SOUND_ONLY;

    private Austerity() {}

    /** What is asked of the viewer at this place, of {@code count} ordered from the slowest. */
    static int of(int level, int place, int count) {
        int whole = level / 10;
        int share = level % 10;
        return place * 10 < share * count ? whole + 1 : whole;
    }

    /** Whether a slot may show a picture at all. */
    static boolean allows(int austerity, int slot) {
        return austerity < PROGRAMME_ONLY || austerity == PROGRAMME_ONLY && slot == 0;
    }
}
