package dev.lectern.room;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for how far a webinar is: before, live, over, and over for one person alone. */
@MessageBundle("phase")
interface PhaseWords {
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

    @Message("Nothing more comes here. The webinar’s page says more.")
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
            "Your link is not valid for this room any more. Perhaps a newer mail with the link that is "
                    + "good lies in your mailbox; if you have a place, you can have it sent again.")
    String removedText();

    @Message("The host has removed you from this webinar.")
    String putOutText();

    @Message("Lost your link?")
    String lostLink();

    @Message("You have left")
    String closed();

    @Message("Your link from the mail brings you back.")
    String closedText();

    @Message("Whoever is waiting sees and hears you at once.")
    String startNobody();

    @Message("One person is waiting and sees and hears you at once.")
    String startOne();

    @Message("[count] people are waiting and see and hear you at once.")
    String startMany();

    @Message("There is no connection to the room. Nothing was started; try again in a moment.")
    String startUnsent();

    @Message("The room has not answered. It may have been reached, and go live all the same.")
    String startUnanswered();

    @Message("There is no connection to the room. Nothing was ended; try again in a moment.")
    String endUnsent();

    @Message("The room has not answered. It may have been reached, and end all the same.")
    String endUnanswered();

    @Message("There is no connection to the room. Nothing was done; try again in a moment.")
    String askUnsent();

    @Message(
            "The room has not answered. It may have been done all the same; if it was not, try"
                    + " again.")
    String askUnanswered();
}
