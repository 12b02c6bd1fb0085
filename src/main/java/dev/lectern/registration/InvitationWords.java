package dev.lectern.registration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around invitations, for hosts and for those who are invited. */
@MessageBundle("invitation")
public interface InvitationWords {
    @Message("Invitations")
    String title();

    @Message(
            "Everybody you name gets a personal link by mail. One click on it and they have a place.")
    String lead();

    @Message("Publish the webinar first; then you can invite people.")
    String publishFirst();

    @Message("This webinar is over or cancelled. Nobody can be invited any more.")
    String over();

    @Message("Whom to invite, one a line")
    String people();

    @Message("An address, or Name <address>.")
    String peopleHelp();

    @Message("Send invitations")
    String send();

    @Message("Name somebody with an address.")
    String nobodyNamed();

    @Message("Nobody was invited yet. Look at these lines and send again.")
    String mendLines();

    @Message("Line {number}: {message}")
    String line(int number, String message);

    @Message("{fresh} of {named} invited; the others had an invitation or a place already.")
    String invitedSome(int fresh, int named);

    @Message("{fresh} invited.")
    String invitedAll(int fresh);

    @Message("{count} changed.")
    String decided(int count);

    @Message("Nobody is invited yet")
    String nobody();

    @Message("Name")
    String name();

    @Message("Email address")
    String email();

    @Message("State")
    String state();

    @Message("Mail")
    String mail();

    @Message("Invited")
    String when();

    @Message(
            "{#switch state}{#case 'invited'}Invited{#case 'accepted'}Accepted{#case 'withdrawn'}Withdrawn{/switch}")
    String stateName(String state);

    @Message(
            "{#switch state}{#case 'queued'}Waiting to go{#case 'sent'}Sent{#case 'failed'}Could not be delivered{#case 'suppressed'}Wants no mail{#case 'moot'}Not needed any more{#case 'bounced'}Came back{#case 'complained'}Called unwanted{/switch}")
    String mailState(String state);

    @Message("Choose {name}")
    String choose(String name);

    @Message("Send again")
    String again();

    @Message("Withdraw")
    String withdraw();

    @Message("More")
    String more();

    @Message("{house} invites you")
    String invitesYou(String house);

    @Message("You are invited as {name}, {email}.")
    String as(String name, String email);

    @Message("Accept the invitation")
    String accept();

    @Message("No account, nothing to install. Your link comes by mail.")
    String promise();

    @Message("Registration for this webinar is closed.")
    String closed();

    @Message("See the webinar’s page")
    String page();

    @Message("This invitation was taken back")
    String withdrawnTitle();

    @Message(
            "It no longer gives a place. If registration is open, you can still register on the page.")
    String withdrawnText();

    @Message("This link opens nothing")
    String unknownTitle();

    @Message("Perhaps a part of it is missing. Open it from the mail once more.")
    String unknownText();
}
