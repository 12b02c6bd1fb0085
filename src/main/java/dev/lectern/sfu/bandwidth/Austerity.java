package dev.lectern.sfu.bandwidth;

/** What a viewer goes without while the engine is over its budget. */
public final class Austerity {
    public static final int NONE = 0;
    public static final int SMALL_PICTURES = 1;
    public static final int PROGRAMME_ONLY = 2;
    public static final int SOUND_ONLY = 3;
    public static final int MOST = SOUND_ONLY;

    private Austerity() {}

    /** What is asked of the viewer at this place, of {@code count} ordered from the slowest. */
    public static int of(int level, int place, int count) {
        int whole = level / 10;
        int share = level % 10;
        return place * 10 < share * count ? whole + 1 : whole;
    }

    /** Whether a slot may show a picture at all. */
    public static boolean allows(int austerity, int slot) {
        return austerity < PROGRAMME_ONLY || austerity == PROGRAMME_ONLY && slot == 0;
    }
}
