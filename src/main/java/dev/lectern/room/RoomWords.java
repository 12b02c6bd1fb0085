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

    @Message(
            "Browsers allow a camera and a microphone only over https. Ask whoever runs "
                    + "this server for its https address; watching works here as well.")
    String insecure();

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

    @Message("Backstage")
    String phaseWaiting();

    @Message("Starts soon")
    String phaseSoon();

    @Message("Live")
    String phaseLive();

    @Message("Ended")
    String phaseEnded();

    @Message("Cancelled")
    String phaseCancelled();

    @Message("Did not take place")
    String phaseMissed();

    @Message("starts in [time]")
    String startsIn();

    @Message("should have started [time] ago")
    String lateBy();

    @Message("for [time]")
    String liveFor();

    @Message("Any moment now")
    String anyMoment();

    @Message("1 day")
    String oneDay();

    @Message("[count] days")
    String days();

    @Message("The webinar is over.")
    String overEnded();

    @Message("The webinar was cancelled.")
    String overCancelled();

    @Message("The webinar did not take place.")
    String overMissed();

    @Message("Thank you for being there")
    String afterEnded();

    @Message("The webinar has ended. If there is a replay, you find it on the webinar’s page.")
    String afterEndedText();

    @Message("This webinar was cancelled")
    String afterCancelled();

    @Message("It will not take place. The webinar’s page says more.")
    String afterCancelledText();

    @Message("This webinar did not take place")
    String afterMissed();

    @Message("It was not started. The webinar’s page says what comes next.")
    String afterMissedText();

    @Message("You joined on another device")
    String moved();

    @Message("Your link has one live place, and it moved there.")
    String movedText();

    @Message("You are no longer in this room")
    String removed();

    @Message(
            "Your link is not valid for this room any more. If you think that is a "
                    + "mistake, write to whoever invited you.")
    String removedText();

    @Message("You have left")
    String closed();

    @Message("Your link from the mail brings you back.")
    String closedText();

    @Message("[name] (you)")
    String you();

    @Message("[name]’s screen")
    String screenOf();

    @Message("Device [number]")
    String device();

    @Message("Nothing found yet")
    String noDevice();

    @Message(
            "The browser does not let this page use the camera. Allow it beside the "
                    + "address, then turn it on again.")
    String deniedCamera();

    @Message(
            "The browser does not let this page use the microphone. Allow it beside the "
                    + "address, then turn it on again.")
    String deniedMicrophone();

    @Message("No camera was found. Plug one in and turn it on again.")
    String missingCamera();

    @Message("No microphone was found. Plug one in and turn it on again.")
    String missingMicrophone();

    @Message("There is nothing to share on this device.")
    String missingScreen();

    @Message("Another program is using the camera. Close it there and turn it on again.")
    String busyCamera();

    @Message("Another program is using the microphone. Close it there and turn it on again.")
    String busyMicrophone();

    @Message("The screen could not be shared. Try once more.")
    String busyScreen();

    @Message("The camera did not start. Choose another one under Devices.")
    String otherCamera();

    @Message("The microphone did not start. Choose another one under Devices.")
    String otherMicrophone();

    @Message("The screen could not be shared on this browser.")
    String otherScreen();

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

    @Message("Whoever is waiting sees and hears you at once.")
    String startNobody();

    @Message("One person is waiting and sees and hears you at once.")
    String startOne();

    @Message("[count] people are waiting and see and hear you at once.")
    String startMany();

    @Message("Camera or microphone tried: {tried} of {people} on stage")
    String devicesTried(int tried, int people);

    @Message("Everybody on stage has tried camera or microphone")
    String devicesAllTried();

    @Message("Try yours backstage")
    String devicesMend();
}
