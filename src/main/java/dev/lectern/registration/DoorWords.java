package dev.lectern.registration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words at the door of a webinar: going in, and telling others of it. */
@MessageBundle("door")
interface DoorWords {
    @Message(
            "It has begun. If you have a place, open the link from your mail, or have it sent once"
                    + " more.")
    String underWay();

    @Message("It has begun.")
    String liveNow();

    @Message("Your link stands on this device. Nothing else is needed.")
    String expectedText();

    @Message("A seat is free. It goes to whoever takes it first.")
    String placeFree();

    @Message(
            "All seats are taken. The host looks at every registration; whoever is approved waits for"
                    + " the next free seat and is told by mail.")
    String approvalInLine();

    @Message("Your registration has arrived")
    String arrived();

    @Message("No mails are sent about it. Ask the host for your link.")
    String noMail();

    @Message("The seat is yours.")
    String seatTakenQuietly();

    @Message("This does not take place")
    String placeOff();

    @Message("This date is over")
    String dateOver();

    @Message("You also come to:")
    String placesToo();

    @Message("You keep these places until there is a seat for you at every date:")
    String keepsThese();

    @Message("Register for another date")
    String moreDates();

    @Message("Come to all dates")
    String allDates();

    @Message("You come to all dates now.")
    String allDatesYours();

    @Message("You wait for a seat at every date. What you have stays yours until then.")
    String allDatesWaiting();

    @Message("The host decides about all dates. What you have stays yours until then.")
    String allDatesPending();

    @Message("There is no seat left at every date. What you have stays yours.")
    String allDatesFull();

    @Message("Your calendar takes all dates from the file.")
    String allInFile();

    @Message("To the waiting room")
    String toWaitingRoom();

    @Message("It has begun. Your name is enough to come in.")
    String nameIsEnough();

    @Message("Come in without registering.")
    String openDoor();

    @Message("Send by mail")
    String shareByMail();

    @Message("Copy link")
    String copyLink();

    @Message("Link copied")
    String linkCopied();

    @Message("Share")
    String share();

    @Message("What you have at other dates stays.")
    String othersStay();

    @Message(
            "The host has taken you off the list, so this link opens nothing. Ask the host about it.")
    String removedText();

    @Message("What was kept about this registration is deleted, so its link opens nothing.")
    String erasedText();

    @Message("Another link has taken its place. Ask the host for it.")
    String replacedText();

    @Message(
            "You are not on the stage of this webinar any more, so this link opens nothing. Ask the host about it.")
    String offStageText();

    @Message("The host has taken you off the list")
    String placeRemoved();

    @Message("Get a new link")
    String newLink();

    @Message(
            "If somebody else has your link: a new one comes by mail, and the old one stops working at"
                    + " once.")
    String newLinkHelp();

    @Message("Your new link is on its way by mail. The old one no longer works.")
    String newLinkSent();

    @Message("You are registered already. Your personal link is in your mail.")
    String invitedBefore();

    @Message("You are registered already. Ask the host for your link.")
    String invitedBeforeQuietly();

    @Message(
            "You are on the waiting list: all seats are taken. One that becomes free is offered in"
                    + " turn.")
    String invitedWaiting();

    @Message("A seat is offered to you. The mail about it leads to where you take it.")
    String invitedOffered();

    @Message("Send the mail again")
    String sendMailAgain();

    @Message("A mail that says how it stands is on its way.")
    String standingOnItsWay();

    @Message("No mails are sent about it.")
    String standingNotMailed();

    @Message("There is nothing for your calendar yet: an entry comes with a place.")
    String noEntry();
}
