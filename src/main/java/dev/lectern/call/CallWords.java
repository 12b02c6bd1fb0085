package dev.lectern.call;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages about providers. */
@MessageBundle("call")
interface CallWords {
    @Message("Video rooms")
    String title();

    @Message(
            "Who holds your video rooms. You choose one for each webinar; the default is used when"
                    + " you do not.")
    String lead();

    @Message("Default")
    String byDefault();

    @Message("Works")
    String working();

    @Message("Key refused")
    String badKey();

    @Message("Does not answer")
    String unreachable();

    @Message("Clock is wrong")
    String clockSkew();

    @Message("Something is wrong")
    String broken();

    @Message("Not checked yet")
    String unchecked();

    @Message("Not set up")
    String notConfigured();

    @Message("Runs on this server; there is nothing to set up.")
    String house();

    @Message("Set up by whoever runs this server, for every workspace.")
    String environment();

    @Message("Set up by this workspace.")
    String own();

    @Message(
            "The pages of Lectern's rooms show no picture and no sound from {title} yet: whoever"
                    + " comes by the link sees and hears nothing. It is for programs of your own.")
    String notShown(String title);

    @Message("Last checked")
    String lastChecked();

    @Message("Check the connection")
    String check();

    @Message("It works.")
    String works();

    @Message("Set up {title}")
    String setUp(String title);

    @Message("Use your own account at {title}")
    String useOwn(String title);

    @Message("Fails")
    String fails();

    @Message("The last request failed:")
    String trouble();

    @Message("The last request went well.")
    String wentWell();

    @Message("Checked before that,")
    String checkedBefore();

    @Message("It worked.")
    String worked();

    @Message("Change what is set")
    String change();

    @Message("Address")
    String address();

    @Message("API key")
    String apiKey();

    @Message("Secret")
    String secret();

    @Message("Leave it empty to keep what is set.")
    String keep();

    @Message("Save and check")
    String save();

    @Message("Remove")
    String remove();

    @Message("Removed.")
    String removed();

    @Message("What was asked of them")
    String record();

    @Message("Every request of the last 30 days, newest first.")
    String recordLead();

    @Message("Nothing was asked of a provider yet.")
    String nothing();

    @Message("When")
    String when();

    @Message("Provider")
    String provider();

    @Message("Request")
    String operation();

    @Message("Took")
    String took();

    @Message("{count} ms")
    String milliseconds(int count);

    @Message("Outcome")
    String outcome();
}
