package dev.lectern.reminder;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on which hosts see and change the mails. */
@MessageBundle("letters")
public interface LetterWords {
    @Message("Mail")
    String title();

    @Message("Every mail goes by itself. Change what it says, or switch it off.")
    String lead();

    @Message(
            "These words hold in every webinar of this workspace, unless a webinar has words of its own.")
    String workspaceLead();

    @Message("No mail server is set up: every mail stays in the mailbox here.")
    String stays();

    @Message(
            "{#switch kind}{#case 'confirmation'}Confirmation{#case 'pending'}Waiting for approval{#case 'approved'}Approved{#case 'declined'}Declined{#case 'waiting-list'}Waiting list{#case 'seat-offered'}Seat offered{#case 'offer-expired'}Offer expired{#case 'place-cancelled'}Registration cancelled{#case 'new-link'}New link{#case 'invitation'}Invitation{#case 'reminder'}Reminder{#case 'live'}We are live{#case 'moved'}New time{#case 'moved-waiting'}New time, to those who wait{#case 'added'}New dates{#case 'cancelled'}Webinar cancelled{#case 'thank-you'}Thank you{#case 'missed-you'}Sorry we missed you{#case 'replay-link'}Link to the replay{#case 'host-digest'}Your morning news{#case 'stage-invited'}Onto the stage{#case 'stage-renewed'}New link to the stage{#case 'stage-reminder'}Reminder to the stage{#case 'stage-live'}We are live, to the stage{#case 'stage-moved'}New time, to the stage{#case 'stage-added'}New dates, to the stage{#case 'stage-cancelled'}Cancelled, to the stage{#case 'stage-removed'}Off the stage{/switch}")
    String kind(String kind);

    @Message(
            "{#switch kind}{#case 'confirmation'}When somebody has a place{#case 'pending'}When somebody registers and you decide{#case 'approved'}When you approve somebody{#case 'declined'}When you decline somebody{#case 'waiting-list'}When somebody registers and all seats are taken{#case 'seat-offered'}When a seat is free for somebody who waits{#case 'offer-expired'}When somebody did not take the seat in time{#case 'place-cancelled'}When a registration is cancelled{#case 'new-link'}When you give somebody a new link, or they ask for one{#case 'invitation'}When you invite somebody{#case 'reminder'}Before the start, as often as set below{#case 'live'}When you go live, to those who are not there; after another mail 20 minutes later, if it is still live{#case 'moved'}When you change the time{#case 'moved-waiting'}When you change the time, to those who have no place yet{#case 'added'}When you add dates, to those who come to all of them{#case 'cancelled'}When you cancel a date or the webinar{#case 'thank-you'}After the end, to those who came{#case 'missed-you'}After the end, to those who did not come{#case 'replay-link'}When somebody asks for their link after the end{#case 'host-digest'}In the morning, to you, when anybody registered{#case 'stage-invited'}When you ask somebody onto the stage{#case 'stage-renewed'}When you give somebody on stage a new link{#case 'stage-reminder'}Before the start, to those on stage{#case 'stage-live'}When you go live, to those on stage who are not there yet{#case 'stage-moved'}When you change the time, to those on stage{#case 'stage-added'}When you add dates, to those on stage{#case 'stage-cancelled'}When you cancel, to those on stage{#case 'stage-removed'}When you take somebody off the stage{/switch}")
    String when(String kind);

    @Message("Switched off")
    String off();

    @Message("Your words")
    String own();

    @Message("Change")
    String change();

    @Message("When they go")
    String reminders();

    @Message("Whoever registers later gets those that are still to come.")
    String remindersHelp();

    @Message(
            "Nobody gets “We are live” within 20 minutes of another mail. After a reminder 15 minutes before the start it goes about 5 minutes after the start, to those who have not come.")
    String liveQuiet();

    @Message("1 week before")
    String week();

    @Message("1 day before")
    String day();

    @Message("1 hour before")
    String hour();

    @Message("{count} minutes before")
    String minutes(int count);

    @Message("Another one, before the start")
    String another();

    @Message("Such as 3 d, 2 h or 20 min; several with commas.")
    String anotherHelp();

    @Message("Thanks, and “Sorry we missed you”: minutes after the end")
    String followUp();

    @Message("Where it is recorded they wait for the replay, up to three hours longer.")
    String followUpHelp();

    @Message("Write a whole number of minutes, from 0 to 20,160.")
    String followUpWrong();

    @Message("Save times")
    String saveReminders();

    @Message("Times saved.")
    String remindersSaved();

    @Message("Write it like 3 d, 2 h or 20 min, from 1 minute to 30 days.")
    String remindersWrong();

    @Message("All mails")
    String back();

    @Message("Send this mail")
    String send();

    @Message("Subject")
    String subject();

    @Message("Headline")
    String headline();

    @Message("Text")
    String text();

    @Message("An empty line begins a new paragraph.")
    String textHelp();

    @Message("Button")
    String button();

    @Message("Put in")
    String tags();

    @Message(
            "{#switch tag}{#case 'name'}Their name{#case 'title'}Title of the webinar{#case 'when'}Date and time, in their zone{#case 'starts'}“in 15 minutes”, “tomorrow”{#case 'host'}Name of your workspace{#case 'replay'}Whether the replay is ready{#case 'standing'}What holds for them until they have a place{#case 'note'}What you wrote to them{#case 'position'}Their place on the waiting list{#case 'until'}How long the seat is kept{#case 'new'}How many registered since yesterday{#case 'registered'}How many are registered{#case 'waiting'}How many wait for your answer{/switch}")
    String tag(String tag);

    @Message("Save")
    String save();

    @Message("Show as it is now")
    String show();

    @Message("Send me one")
    String sendMe();

    @Message("Restore our words")
    String restore();

    @Message("Preview")
    String preview();

    @Message("As people see it")
    String asHtml();

    @Message("As text")
    String asText();

    @Message("Language")
    String language();

    @Message("English")
    String english();

    @Message("German")
    String german();

    @Message("Saved.")
    String saved();

    @Message("Restored.")
    String restored();

    @Message("On its way to {address}.")
    String onItsWay(String address);

    @Message("Write something here, or restore our words.")
    String empty();

    @Message("Keep this to {most} characters.")
    String tooLong(int most);

    @Message("Write this in one line, without invisible characters.")
    String oneLine();

    @Message("There is nothing called {tag} to put in. What there is: {known}")
    String unknownTag(String tag, String known);

    @Message("Sign in as a person to send yourself a mail.")
    String nobody();

    @Message("Alex Example")
    String sampleName();

    @Message("Growing roses")
    String sampleTitle();

    @Message("We look forward to seeing you.")
    String sampleNote();

    @Message("Mail texts")
    String settings();
}
