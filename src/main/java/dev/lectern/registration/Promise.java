package dev.lectern.registration;

/** What pages promise by mail. */
public enum Promise {
    CONFIRMATION,
    PENDING,
    APPROVED,
    WAITING_LIST,
    SEAT_OFFERED,
    NEW_LINK
}
