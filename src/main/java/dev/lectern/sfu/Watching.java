package dev.lectern.sfu;

import java.util.List;

/** A viewer's session: what it shows can be wished for, slot by slot. */
public sealed interface Watching extends Session permits Viewer {
    /** What is shown in each slot, as it was last told to the room's listener. */
    List<SlotView> shown();

    /** What this video slot is to show; slots count from 0 in the order of the offer's m-lines. */
    void wish(int slot, SlotWish wish);
}
