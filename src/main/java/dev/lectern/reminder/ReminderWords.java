package dev.lectern.reminder;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words that stand in every mail to a person, whatever it is about. */
@MessageBundle("reminder")
public interface ReminderWords {
    @Message("This link is yours alone. Whoever has it comes in under your name.")
    String personal();

    @Message("Change or cancel your registration")
    String place();

    @Message("No more mails like this one")
    String unsubscribe();

    @Message("Watch the replay")
    String watchReplay();

    @Message("The seat that was offered to you is kept until {until}; take it on your page.")
    String standingOffered(String until);

    @Message("You are still on the waiting list.")
    String standingWaiting();

    @Message("The host has not decided about your registration yet.")
    String standingPending();

    @Message("You are on stage all the same, and your link to the stage stays good.")
    String onStageAllTheSame();

    @Message(
            "You asked for all dates. So far you are registered for single ones; “Come to all"
                    + " dates” on your own page changes that: {place}")
    String askedForAll(String place);

    @Message("The replay is ready: the link below plays it for you.")
    String replayReady();

    @Message("As soon as there is a replay, the link below plays it for you.")
    String replayLater();

    @Message("now")
    String now();

    @Message("tomorrow")
    String tomorrow();

    @Message("{#if count == 1}and 1 more date{#else}and {count} more dates{/if}")
    String moreDates(int count);

    @Message("The other dates stand.")
    String otherDatesStand();

    @Message("The other date stands: {when}.")
    String otherDateStands(String when);
}
