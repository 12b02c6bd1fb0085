package dev.lectern.call;

/** Whether what happens in a live room is being recorded right now. */
public enum Tape {
    STOPPED("off"),
    RUNNING("on"),
    PAUSED("paused");

    private final String word;

    Tape(String word) {
        this.word = word;
    }

    /** How it is written on the room's socket. */
    public String word() {
        return word;
    }
}
