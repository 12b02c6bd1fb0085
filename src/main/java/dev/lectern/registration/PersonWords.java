package dev.lectern.registration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page about one person, and of what is kept about people. */
@MessageBundle("person")
public interface PersonWords {
    @Message("Erased")
    String nobody();

    @Message("Answers")
    String answers();

    @Message("No answers besides name and address.")
    String noAnswers();

    @Message("Mails")
    String mails();

    @Message("Nothing was sent yet.")
    String noMails();

    @Message("Subject")
    String subject();

    @Message("State")
    String state();

    @Message("When")
    String when();

    @Message("What the mail server said")
    String said();

    @Message("Registered")
    String registered();

    @Message("Also")
    String also();

    @Message("That holds for all their dates.")
    String eraseAll();

    @Message(
            "{#switch source}{#case 'page'}The public page{#case 'embed'}The form on another site{#case 'api'}A program{#case 'import'}A list{#case 'host'}A host{#case 'invitation'}An invitation{#else}{source}{/switch}")
    String cameBy(String source);

    @Message("Came by")
    String source();

    @Message("Privacy")
    String privacy();

    @Message("Download what is kept about this person")
    String export();

    @Message("Erase this person")
    String erase();

    @Message(
            "Name, address, answers and mails are deleted and their link stops working. That somebody registered stays counted. This cannot be undone.")
    String eraseHelp();

    @Message("This person is forgotten.")
    String erased();

    @Message("People’s data")
    String title();

    @Message("Find out what this workspace keeps about somebody, or forget them.")
    String lead();

    @Message("Their email address")
    String address();

    @Message("Download")
    String download();

    @Message("Forget everywhere")
    String forget();

    @Message("{count} registrations forgotten.")
    String forgotten(int count);

    @Message("How long people’s answers are kept")
    String retention();

    @Message("Days after the last date of a webinar")
    String days();

    @Message("Empty: until you erase them. A webinar may say otherwise in its form.")
    String daysHelp();

    @Message("Choose a whole number of days from 1 to 3650.")
    String daysWrong();

    @Message("Save")
    String save();

    @Message("Saved.")
    String saved();

    @Message("Download what is kept about you")
    String mine();

    @Message("Delete my data")
    String eraseMe();

    @Message(
            "Your registration, your answers and the mails to you are deleted, and your link stops working. This cannot be undone.")
    String eraseMeHelp();

    @Message("Your data is deleted.")
    String erasedMe();

    @Message("Before")
    String before();

    @Message(
            "A host took them off the list. Only a host lets them in again: below, by hand, by a list or by an invitation.")
    String putOut();

    @Message("Your note")
    String noteGiven();

    @Message("Decide")
    String decide();

    @Message("A note for them")
    String note();

    @Message("They are told by mail, unless that mail is switched off.")
    String noteHelp();
}
