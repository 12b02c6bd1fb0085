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

    @Message("Your registration has arrived")
    String arrived();

    @Message("No mails are sent about it. Ask the host for your link.")
    String noMail();

    @Message("The seat is yours.")
    String seatTakenQuietly();

    @Message("This does not take place")
    String placeOff();

    @Message("You also come to:")
    String placesToo();

    @Message("You keep these places until there is a seat for you at every date:")
    String keepsThese();

    @Message("Register for another date")
    String moreDates();

    @Message("Your calendar takes all dates from the file.")
    String allInFile();

    @Message("To the waiting room")
    String toWaitingRoom();

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

    @Message("There is nothing for your calendar yet: an entry comes with a place.")
    String noEntry();
}
