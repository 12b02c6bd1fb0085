package dev.lectern.kit.mail.suppression;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page about addresses that get no more mail. */
@MessageBundle("suppression")
interface SuppressionWords {
    @Message("Held back mail")
    String title();

    @Message(
            "These addresses get no news and reminders from here. What people need for their place,"
                    + " as a new time, still reaches them.")
    String lead();

    @Message("Nothing is held back")
    String none();

    @Message("Who ends your mails, and addresses from which mail comes back, will stand here.")
    String noneHelp();

    @Message("Search by address")
    String search();

    @Message("No address matches.")
    String nothingFound();

    @Message("Address")
    String address();

    @Message("Why")
    String why();

    @Message("Since")
    String since();

    @Message(
            "{#switch reason}{#case 'unsubscribed'}Ended these mails{#case 'complained'}Called a mail unwanted{#case 'bounced'}Mail came back for good{/switch}")
    String reason(String reason);

    @Message("For all workspaces here")
    String everywhere();

    @Message("Let mail through again")
    String lift();

    @Message("Did they ask for it?")
    String liftTitle();

    @Message("{address} ended these mails. Lift this only if they asked you to.")
    String theirWish(String address);

    @Message("Mail goes to this address again.")
    String lifted();

    @Message("Older")
    String older();
}
