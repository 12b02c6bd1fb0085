package dev.lectern.webinar;

/** Asked of whoever makes the links of those on stage: the one that is this person's now. */
public interface StageDoor {
    String url(StagePersonView person);
}
