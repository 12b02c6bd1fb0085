package dev.lectern.webhook;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages and the mail about webhooks. */
@MessageBundle("hook")
interface HookWords {
    @Message("Webhooks")
    String title();

    @Message(
            "Other programs hear at once what happens here: a webinar is published, goes live, ends;"
                    + " somebody registers. Each message is signed.")
    String lead();

    @Message("No address is told yet")
    String none();

    @Message("Add the address of a program of yours below.")
    String noneHelp();

    @Message("Address")
    String address();

    @Message("Older")
    String older();

    @Message("Where the messages go, as https://example.org/hooks.")
    String addressHelp();

    @Message("What to tell")
    String kinds();

    @Message("Choose none to tell everything.")
    String kindsHelp();

    @Message("Everything")
    String everything();

    @Message("Webinars")
    String webinarKinds();

    @Message("Dates")
    String occurrenceKinds();

    @Message("People")
    String registrationKinds();

    @Message("Attendance")
    String attendanceKinds();

    @Message("Recordings")
    String recordingKinds();

    @Message("Add webhook")
    String add();

    @Message("On")
    String on();

    @Message("Failing since")
    String failing();

    @Message("It has taken nothing since then; we keep trying. The last answer: {why}")
    String failingHelp(String why);

    @Message("Switched off")
    String off();

    @Message("Nothing is sent until you switch it on. The last answer: {why}")
    String offHelp(String why);

    @Message("Switch on")
    String enable();

    @Message("The secret")
    String secret();

    @Message("Copy it now; it is shown this once. Your program checks the signature with it.")
    String secretHelp();

    @Message("Send a test")
    String test();

    @Message("New secret")
    String rotate();

    @Message("Make a new secret?")
    String rotateTitle();

    @Message(
            "Messages are then signed with the new secret and with the one of now, until you make"
                    + " another. Your program keeps working while you bring it up to date.")
    String rotateHelp();

    @Message("Remove")
    String remove();

    @Message("Remove this webhook?")
    String removeTitle();

    @Message("Its log goes with it, and nothing more is sent there.")
    String removeHelp();

    @Message("Change")
    String change();

    @Message("Save")
    String save();

    @Message("Saved")
    String saved();

    @Message("Removed")
    String removed();

    @Message("On its way. What comes back stands in the log below.")
    String sent();

    @Message("Log")
    String log();

    @Message("Nothing sent yet")
    String logEmpty();

    @Message("When")
    String when();

    @Message("What")
    String what();

    @Message("How it went")
    String outcome();

    @Message("Delivered")
    String delivered();

    @Message("Waiting")
    String waiting();

    @Message("Not delivered")
    String failed();

    @Message("{attempts} attempts")
    String attempts(int attempts);

    @Message("Answer {status}")
    String answer(int status);

    @Message("Send again")
    String resend();

    @Message("What was sent")
    String body();

    @Message("All webhooks")
    String back();

    @Message("A webhook was switched off")
    String offSubject();

    @Message(
            "Lectern could not deliver to {url} and has stopped trying. The last answer was: {why}"
                    + " What was not delivered stays in the log for a month; switch the webhook on"
                    + " and send it again from there. What happens until then is not kept for it.")
    String offText(String url, String why);

    @Message("Open the webhook")
    String offButton();
}
