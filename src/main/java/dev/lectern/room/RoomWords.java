package dev.lectern.room;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the studio and the room. Gaps in square brackets are filled by the page's script,
 * which finds its words in a template element.
 */
@MessageBundle("room")
interface RoomWords {
    @Message("Studio")
    String studio();

    @Message("Microphone")
    String microphone();

    @Message("Camera")
    String camera();

    @Message("Share screen")
    String shareScreen();

    @Message("Devices")
    String devices();

    @Message("Raise hand")
    String raiseHand();

    @Message("Layout")
    String layout();

    @Message("Full screen")
    String fullScreen();

    @Message("Keyboard shortcuts")
    String shortcuts();

    @Message("Space")
    String spaceKey();

    @Message("Hold to talk")
    String holdToTalk();

    @Message("This list")
    String thisList();

    @Message("Close")
    String close();

    @Message("Picture from")
    String pictureFrom();

    @Message("Sound from")
    String soundFrom();

    @Message("Play sound on")
    String soundTo();

    @Message("Your voice")
    String yourVoice();

    @Message("Reconnecting. The picture returns by itself.")
    String reconnecting();

    @Message("This link is open on another device.")
    String elsewhere();

    @Message("Join here instead")
    String joinHere();

    @Message("Stage")
    String stage();

    @Message("Play with sound")
    String play();

    @Message("0 people")
    String noPeople();

    @Message("Lock room")
    String lock();

    @Message("The room is locked: nobody new comes in.")
    String lockedNote();

    @Message("People")
    String peopleTab();

    @Message("Beside the stage")
    String beside();

    @Message("Back to the webinar")
    String back();

    @Message("To the webinar")
    String toWebinar();

    @Message("Open again")
    String openAgain();

    @Message("In this room you may speak and be seen.")
    String joinInText();

    @Message("Join in")
    String joinIn();

    @Message("Start webinar")
    String startWebinar();

    @Message("Start the webinar?")
    String startTitle();

    @Message("Start now")
    String startNow();

    @Message("Not yet")
    String notYet();

    @Message("End webinar")
    String endWebinar();

    @Message("End it for everybody?")
    String endTitle();

    @Message("Everybody leaves the room. You can open it again for 15 minutes.")
    String endText();

    @Message("End now")
    String endNow();

    @Message("Keep going")
    String keepGoing();

    @Message("Begins in")
    String beginsIn();

    @Message("Picture and sound come by themselves; just leave this page open.")
    String comesByItself();

    @Message("Headphones help. You are neither seen nor heard unless you are invited on stage.")
    String soundAdvice();

    @Message("This webinar is recorded.")
    String recorded();

    @Message("This webinar is not recorded.")
    String notRecorded();

    @Message("To the webinar’s page")
    String toPage();

    @Message("Leave")
    String leave();

    @Message("Nobody is on stage yet. Turn on your camera or microphone.")
    String emptyStudio();

    @Message("The stage is empty for a moment.")
    String emptyLive();

    @Message("Not connected")
    String lineNone();

    @Message("Good connection")
    String lineGood();

    @Message("Connection with small losses")
    String lineFair();

    @Message("Weak connection")
    String linePoor();

    @Message("[trip] ms there and back, [loss] % lost, [rate] kbit/s")
    String lineDetail();

    @Message("[name] (you)")
    String you();

    @Message("[name]’s screen")
    String screenOf();

    @Message("1 person")
    String onePerson();

    @Message("[count] people")
    String people();

    @Message("[count] with a raised hand")
    String hands();

    @Message("Hand raised")
    String handUp();

    @Message("Host")
    String roleHost();

    @Message("Co-host")
    String roleCohost();

    @Message("On stage")
    String rolePanelist();

    @Message("Watching")
    String roleAttendee();

    @Message("Bring [name] on stage")
    String bringUp();

    @Message("Take [name] off the stage")
    String takeDown();

    @Message("Mute [name]")
    String muteThem();

    @Message("Remove [name]")
    String removeThem();

    @Message("Remove [name]?")
    String removeTitle();

    @Message(
            "They leave the room, and their link does not open it again. Only a new link that you give"
                    + " them, on the People tab of the webinar, lets them back in.")
    String removeText();

    @Message("Remove")
    String removeNow();

    @Message("Keep")
    String removeNot();

    @Message("[name] muted you. Turn it on again when you want to speak.")
    String mutedBy();

    @Message("You are on stage now. Turn on your camera and microphone when you are ready.")
    String broughtUp();

    @Message("You are back among the audience.")
    String takenDown();

    @Message(
            "Very many people are here. You are watching a few seconds behind until a place comes"
                    + " free.")
    String behind();

    @Message("The programme, a few seconds behind")
    String programme();

    @Message("The room is full. You come in by yourself as soon as a place is free.")
    String full();

    @Message("The host has locked the room. You come in by yourself when it opens.")
    String lockedOut();
}
