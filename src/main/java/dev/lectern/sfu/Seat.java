package dev.lectern.sfu;

/** From where somebody watches. */
public enum Seat {
    /** They see the stage once it is open, and send nothing. */
    AUDIENCE,

    /** They see it once it is open, and may send too. */
    TABLE,

    /** They see it before it is open. */
    STAGE;

    boolean seesBackstage() {
        return this == STAGE;
    }

    /** Who may answer wants to see the others soon, who only watches wants to see them well. */
    boolean mayAnswer() {
        return this != AUDIENCE;
    }
}
