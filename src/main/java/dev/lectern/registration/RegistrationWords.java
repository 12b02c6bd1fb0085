package dev.lectern.registration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the public page, the form and the registrant's own page. */
@MessageBundle("registration")
public interface RegistrationWords {
    @Message("Register")
    String register();

    @Message("Ask for a place")
    String ask();

    @Message("Join the waiting list")
    String joinList();

    @Message("Come in")
    String comeIn();

    @Message("Your name")
    String yourName();

    @Message("Email address")
    String emailAddress();

    @Message("Live now")
    String live();

    @Message("Cancelled")
    String cancelled();

    @Message("Ended")
    String ended();

    @Message("Fully booked")
    String full();

    @Message("Registration closed")
    String closed();

    @Message("Waiting list")
    String waitingList();

    @Message("Approval needed")
    String approval();

    @Message("This webinar is cancelled. Everybody who was registered has been told.")
    String cancelledText();

    @Message("This webinar is over. When there is a replay, it stands here.")
    String endedText();

    @Message("Replay")
    String replay();

    @Message("Watch the replay")
    String watchReplay();

    @Message("This webinar is over. You can watch it again here.")
    String replayText();

    @Message(
            "This webinar is over. Whoever had a place can watch it again: open the link from your"
                    + " mail on this device, or have it sent to you once more.")
    String replayForGuests();

    @Message("The recording is being prepared. It will stand here in a little while.")
    String replayPreparing();

    @Message("Recording of {title}")
    String recordingOf(String title);

    @Message("Part {number}")
    String part(int number);

    @Message("Other dates")
    String otherDates();

    @Message(
            "All seats are taken. When one becomes free, you can register here again: look in from"
                    + " time to time.")
    String fullText();

    @Message("Registration for this webinar is closed.")
    String closedText();

    @Message("All seats are taken. Leave your name, and you get a mail when one is free for you.")
    String waitingText();

    @Message("The host looks at every registration and answers by mail.")
    String approvalText();

    @Message("It has begun. Register and your link comes by mail at once.")
    String liveText();

    @Message("Check your mail")
    String sentTitle();

    @Message(
            "Your personal link is on its way to the address you gave. If you do not see it in a few"
                    + " minutes, look among the unwanted mails.")
    String sentText();

    @Message("The host will answer you by mail")
    String pendingTitle();

    @Message("Your registration has reached the host. A mail with all of this is on its way.")
    String pendingText();

    @Message("You are on the waiting list")
    String waitingTitle();

    @Message(
            "A mail that says where you stand is on its way. As soon as a seat is free for you,"
                    + " another one follows.")
    String waitingSentText();

    @Message("Lost your link?")
    String lostLink();

    @Message("If the address is registered, the link comes by mail.")
    String lostLinkText();

    @Message("The address you registered with")
    String lostLinkAddress();

    @Message("Send my link")
    String sendLink();

    @Message("If this address is registered, its link is on its way.")
    String linkSent();

    @Message("Add to calendar")
    String addToCalendar();

    @Message("Apple and others")
    String calendarFile();

    @Message("About")
    String about();

    @Message("Speakers")
    String speakers();

    @Message("Which date?")
    String whichDate();

    @Message("All dates")
    String allDates();

    @Message("One registration for all {count} dates.")
    String allDatesOnly(int count);

    @Message("The next of {count} dates")
    String nextOf(int count);

    @Message("{date} · waiting list")
    String dateWaiting(String date);

    @Message("{date} · fully booked")
    String dateFull(String date);

    @Message("With {name}")
    String with(String name);

    @Message("by {name}")
    String by(String name);

    @Message("Choose")
    String choose();

    @Message("Yes")
    String yes();

    @Message("No")
    String no();

    @Message("Read it in full")
    String readMore();

    @Message("Leave this empty")
    String leaveEmpty();

    @Message("No account, nothing to install. Your link comes by mail.")
    String promise();

    @Message(
            "No mail server is set up here yet: your link waits in this installation’s mailbox. Ask the"
                    + " host for it.")
    String mailStays();

    @Message("What you write here is deleted {days} days after the webinar.")
    String kept(int days);

    @Message("Privacy notice")
    String privacyNotice();

    @Message("You have a place")
    String insideTitle();

    @Message("It begins in a moment. Your link is on its way by mail, too.")
    String insideText();

    @Message("Go in")
    String goIn();

    @Message("Some answers need a change. They are marked below.")
    String mend();

    @Message("Your registration")
    String place();

    @Message("This webinar is over")
    String placeOver();

    @Message("You have a place")
    String placeApproved();

    @Message("The host has not decided yet")
    String placePending();

    @Message("You are number {position} on the waiting list")
    String placeWaiting(long position);

    @Message("A seat is kept for you until {until}")
    String placeOffered(String until);

    @Message("Take the seat")
    String takeSeat();

    @Message("The host could not give you a place")
    String placeDeclined();

    @Message("You have cancelled")
    String placeCancelled();

    @Message("Send me my link again")
    String resend();

    @Message("Your answers")
    String answers();

    @Message("Save answers")
    String saveAnswers();

    @Message("Saved.")
    String saved();

    @Message("Cancel my registration")
    String cancelPlace();

    @Message("Your place becomes free for somebody else, and your link no longer works.")
    String leavingPlace();

    @Message("The host is no longer asked to give you a place.")
    String leavingDecision();

    @Message("You leave the waiting list. If you register again, you stand at its end.")
    String leavingList();

    @Message("The seat that is kept for you becomes free for somebody else.")
    String leavingOffer();

    @Message("Your registration is cancelled.")
    String placeGone();

    @Message("The seat is yours. Your link is on its way by mail.")
    String seatTaken();

    @Message("Your link is on its way by mail.")
    String linkOnItsWay();

    @Message("See the webinar’s page")
    String toPage();

    @Message("This link was taken back")
    String revokedTitle();

    @Message("A newer mail has the link that is good. You can also have it sent again.")
    String revokedText();

    @Message(
            "Your place was given up, so this link opens nothing any more. You can register again.")
    String cancelledLinkText();

    @Message("The host could not give you a place, so this link opens nothing.")
    String declinedLinkText();

    @Message("This link is not complete")
    String unknownTitle();

    @Message(
            "Perhaps it was cut off when it was copied. Open it from the mail, or have it sent"
                    + " again.")
    String unknownText();
}
