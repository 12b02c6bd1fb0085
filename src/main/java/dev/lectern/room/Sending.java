package dev.lectern.room;

/** Devices whose picture or sound somebody sends right now, as their page says. */
record Sending(boolean camera, boolean microphone, boolean screen) {
    static final Sending NOTHING = new Sending(false, false, false);

    Sending without(String what) {
        return new Sending(
                camera && !what.equals("camera"),
                microphone && !what.equals("microphone"),
                screen && !what.equals("screen"));
    }
}
