package dev.lectern.kit.mail.mailbox;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the mailbox and of ending mails. */
@MessageBundle("mail")
interface MailWords {
    /** For a mail's own page: which language it is in. */
    @Message("en")
    String language();

    @Message("Mailbox")
    String mailbox();

    @Message(
            "Nothing here has left this machine: no mail server is set up, so every mail stays in this mailbox. Set LECTERN_SMTP_URL to send them.")
    String nothingLeaves();

    @Message(
            "No mail server is set up here, so nothing leaves this machine: the mail can be read in the mailbox.")
    String staysHere();

    @Message("Mail leaves through a mail server now. What stands here was kept before that.")
    String leavesNow();

    @Message("No mail yet")
    String empty();

    @Message("Invitations, confirmations and reminders will appear here as people would get them.")
    String emptyHelp();

    @Message("No mail matches these words.")
    String nothingFound();

    @Message("Search by address or subject")
    String search();

    @Message("To")
    String to();

    @Message("Subject")
    String subject();

    @Message("Sent")
    String sent();

    @Message("Older")
    String older();

    @Message("As people see it")
    String asHtml();

    @Message("As text")
    String asText();

    @Message("Headers")
    String headers();

    @Message("Attachments")
    String attachments();

    @Message("All mail")
    String back();

    @Message("The mail “{subject}”")
    String frameTitle(String subject);

    @Message("No more mails from {house}?")
    String endTitle(String house);

    @Message(
            "{house} then sends no more invitations, reminders and news to {whom}, for any of its webinars.")
    String endHelp(String house, String whom);

    @Message(
            "A place that you have remains yours, and what you need for it, as a new time, still reaches you. Mails of others than {house} go on.")
    String endStays(String house);

    @Message("End these mails")
    String end();

    @Message("Done: these mails have ended")
    String endedTitle();

    @Message("{house} sends no more invitations, reminders and news to {whom}.")
    String ended(String house, String whom);

    @Message("This link has had its day")
    String unknownTitle();

    @Message("Use the link in a newer mail.")
    String unknown();
}
