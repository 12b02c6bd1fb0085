package dev.lectern.kit.token;

/** What a token is for: one made for one purpose is nothing for another. */
public enum Purpose {
    SETUP,
    SIGN_IN,
    RESET,
    INVITATION,
    JOIN,
    PLACE,
    PANELIST,
    UNSUBSCRIBE,
    GRANT,
    ROOM,
    FORM,
    OFFER,
    NODE,
    STREAM,
    RECORDING,
    PLACE_INVITATION
}
