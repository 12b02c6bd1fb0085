package dev.lectern.sfu;

/**
 * What a viewer wants in a video slot.
 *
 * @param what the rule by which it is filled
 * @param person with {@link What#PERSON}: whom; else empty
 * @param source with {@link What#PERSON}: which of their pictures
 * @param maxHeight the tallest picture that makes sense there, 0 for any
 */
public record SlotWish(What what, String person, Source source, int maxHeight) {

    /** How a slot is filled. */
    public enum What {
        /** The shared screen if there is one, else who speaks. */
        PROGRAMME,
        /** Whoever is on stage and in no other slot. */
        NEXT,
        PERSON,
        NOTHING
    }

    public static final SlotWish PROGRAMME = new SlotWish(What.PROGRAMME, "", Source.CAMERA, 0);
    public static final SlotWish NEXT = new SlotWish(What.NEXT, "", Source.CAMERA, 0);
    public static final SlotWish NOTHING = new SlotWish(What.NOTHING, "", Source.CAMERA, 0);

    public static SlotWish person(String person, Source source) {
        return new SlotWish(What.PERSON, person, source, 0);
    }

    public SlotWish notTallerThan(int height) {
        return new SlotWish(what, person, source, height);
    }
}
