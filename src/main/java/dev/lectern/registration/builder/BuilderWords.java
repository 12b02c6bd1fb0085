package dev.lectern.registration.builder;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page on which a host builds the form. */
@MessageBundle("builder")
public interface BuilderWords {
    @Message("Registration form")
    String title();

    @Message("Name and email address are always asked. Add what else you want to know.")
    String lead();

    @Message("Back to the people")
    String back();

    @Message("Question {number}")
    String question(int number);

    @Message("Question")
    String label();

    @Message("Kind of answer")
    String type();

    @Message(
            "{#switch type}{#case 'text'}Short text{#case 'long-text'}Long text{#case 'email'}Email address{#case 'phone'}Phone number{#case 'number'}Number{#case 'choice'}One choice{#case 'choices'}Many choices{#case 'yes-no'}Yes or no{#case 'consent'}Consent{/switch}")
    String typeName(String type);

    @Message("Example in the empty field")
    String placeholder();

    @Message("Help below it")
    String help();

    @Message("Has to be answered")
    String required();

    @Message("Answers to choose from, one a line")
    String options();

    @Message("Link to the full text")
    String link();

    @Message("Up")
    String up();

    @Message("Down")
    String down();

    @Message("Remove")
    String remove();

    @Message("Move question {number} up")
    String upLabel(int number);

    @Message("Move question {number} down")
    String downLabel(int number);

    @Message("Remove question {number}")
    String removeLabel(int number);

    @Message("Add a question")
    String add();

    @Message(
            "A form asks at most 40 questions besides name and email address. Remove one to add another.")
    String full();

    @Message("Always asked")
    String fixed();

    @Message("Save form")
    String save();

    @Message("Saved. From now on people see this form.")
    String saved();

    @Message(
            "Somebody changed this webinar while you were here. Look at your questions and save once more to keep them.")
    String meanwhile();

    @Message("Look at what is marked and save again.")
    String mend();

    @Message("As people see it")
    String preview();

    @Message("Who may register")
    String who();

    @Message("Only these mail domains, one a line")
    String allowedDomains();

    @Message("Not these mail domains, one a line")
    String blockedDomains();

    @Message("One a line: example.com, or *.example.com for everything below it")
    String domainsHelp();

    @Message("No free mail providers")
    String blockFreeMail();

    @Message("A freed seat is kept for minutes")
    String offerMinutes();

    @Message("Empty: 4 hours, less when the start is near.")
    String offerHelp();

    @Message("The link")
    String linkTitle();

    @Message("Show the join link on the page, too, in the last 30 minutes before the start")
    String linkOnPage();

    @Message("Otherwise only the mail has it, which proves the address.")
    String linkOnPageHelp();

    @Message("One link may be open on several devices at a time")
    String severalPlaces();

    @Message("Otherwise a second device asks, and takes the place of the first.")
    String severalPlacesHelp();

    @Message("Privacy")
    String privacy();

    @Message("What people are told under the form")
    String privacyText();

    @Message("Link to your privacy notice")
    String privacyLink();

    @Message("Delete what people wrote so many days after the last date")
    String retentionDays();

    @Message("Empty: as the workspace says.")
    String retentionHelp();

    @Message("On your own site")
    String embedTitle();

    @Message("Sites that may show the form, one a line")
    String allowedOrigins();

    @Message("As https://www.example.com")
    String originsHelp();

    @Message("Put this where the form should stand:")
    String snippetHelp();
}
