package dev.lectern.webinar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the checklist before a webinar. */
@MessageBundle("ready")
interface ReadyWords {
    @Message("Ready?")
    String ready();

    @Message("The video room is ready")
    String roomReady();

    @Message("The video room is being made")
    String roomMaking();

    @Message("The video room is not ready yet; we keep trying. {why}")
    String roomFailing(String why);

    @Message("See the provider")
    String roomMend();

    @Message("The video room is made 30 days ahead")
    String roomLater();

    @Message("The video room is made when you publish")
    String roomWithPublish();

    @Message("Change how it runs")
    String policyMend();

    @Message("The last mail left {when}")
    String mailLeft(String when);

    @Message("No mail has left yet by your mail server")
    String mailUntried();

    @Message("Send yourself a test")
    String mailTry();

    @Message("Your mail server did not take the latest mail; it is tried again")
    String mailRefused();

    @Message("Your mail server takes no mail now; mails wait and go when it does")
    String mailWaits();

    @Message("See what waits")
    String mailWaitsMend();

    @Message("No mail leaves this machine; it is kept in the mailbox")
    String mailStays();

    @Message("Read it there")
    String mailMend();

    @Message("A description is missing")
    String textMissing();

    @Message("The page says what it is about")
    String textThere();

    @Message("Add")
    String add();

    @Message("It starts at the hour by itself")
    String byClock();

    @Message("You start it; whoever may start it is reminded if you are late")
    String byHand();

    @Message("Little disk space is left for recordings")
    String diskLow();

    @Message("The disk of the recordings does not answer")
    String diskSilent();

    @Message("There is space for recordings")
    String diskFine();

    @Message("Record less, or free some space on the server")
    String diskMend();
}
