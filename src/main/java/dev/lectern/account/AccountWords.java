package dev.lectern.account;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about signing in and one's own account say. */
@MessageBundle("account")
interface AccountWords {
    @Message("Sign in")
    String signIn();

    @Message(
            "Nobody has an account here yet. Lectern printed a link when it started; open that one"
                    + " first.")
    String nobodyYet();

    @Message("Email")
    String email();

    @Message("Password")
    String password();

    @Message("Mail me a link instead")
    String mailLink();

    @Message("Forgot your password?")
    String forgot();

    @Message("Sign in with your organisation")
    String organisation();

    @Message("or")
    String or();

    @Message("Email or password is not right. Check both, or let us mail you a link.")
    String wrong();

    @Message("Write your mail address as name@example.org.")
    String noAddress();

    @Message("Your link is on its way")
    String sentTitle();

    @Message(
            "If {email} has an account here, a mail with a link is on its way. The link works once,"
                    + " within 30 minutes.")
    String sent(String email);

    @Message("Nothing there after a few minutes? Look into the spam folder, or ask again.")
    String sentHelp();

    @Message(
            "No mail server is set up here, so nothing leaves this machine: the mail lands in the"
                    + " mailbox. An admin of your workspace can open it there, unless your role is"
                    + " higher than theirs or you belong to several workspaces. If nobody can, ask"
                    + " whoever runs this machine.")
    String nothingLeaves();

    @Message("Back to sign in")
    String backToSignIn();

    @Message("Continue")
    String linkTitle();

    @Message("You followed a link from a mail. One click, and you are signed in as {email}.")
    String linkLead(String email);

    @Message("This link is no longer good")
    String staleTitle();

    @Message("It was used already, or it is older than 30 minutes. Ask for a new one.")
    String stale();

    @Message("Forgot your password")
    String forgotTitle();

    @Message("Tell us your mail address, and we send you a link to choose a new one.")
    String forgotLead();

    @Message("Send the link")
    String sendLink();

    @Message("Choose a new password")
    String resetTitle();

    @Message("New password")
    String newPassword();

    @Message("Save and sign in")
    String resetSave();

    @Message("You are signed out.")
    String signedOut();

    @Message("Your account")
    String yourAccount();

    @Message("Profile")
    String profile();

    @Message("Name")
    String name();

    @Message("Tell people your name.")
    String noName();

    @Message("Use at most 100 characters.")
    String nameLong();

    @Message("Your address stays as it is: it is how you sign in.")
    String emailHelp();

    @Message("Language")
    String language();

    @Message("As the browser asks")
    String languageOfBrowser();

    @Message("Time zone")
    String timezone();

    @Message("As the browser says")
    String timezoneOfBrowser();

    @Message("Choose a time zone from the list.")
    String noTimezone();

    @Message("Your profile is saved.")
    String profileSaved();

    @Message("Save profile")
    String saveProfile();

    @Message("Change your password")
    String passwordTitle();

    @Message("Afterwards every other browser and phone is signed out.")
    String passwordLead();

    @Message("Current password")
    String currentPassword();

    @Message("This is not your current password.")
    String currentWrong();

    @Message("Change password")
    String changePassword();

    @Message("Your password is changed, and everything else is signed out.")
    String passwordChanged();

    @Message("You have no password yet: you sign in by link. Set one if you like.")
    String noPasswordYet();

    @Message("Where you are signed in")
    String sessions();

    @Message("Browsers")
    String sessionsShort();

    @Message("Sign out here what you do not know, and then change your password.")
    String sessionsLead();

    @Message("Browser")
    String browser();

    @Message("From")
    String from();

    @Message("Last seen")
    String lastSeen();

    @Message("this one")
    String thisOne();

    @Message("Sign out")
    String signOut();

    @Message("Sign out everywhere else")
    String signOutElsewhere();

    @Message("Everything else is signed out.")
    String signedOutElsewhere();

    @Message("That browser is signed out.")
    String signedOutThere();

    @Message("Unknown browser")
    String unknownBrowser();

    @Message("Your sign-in link")
    String linkSubject();

    @Message("Here is your link to sign in. It works once, within 30 minutes.")
    String linkText();

    @Message("Choose a new password")
    String resetSubject();

    @Message("Somebody, we think you, asked for a new password. This link lets you choose one.")
    String resetText();

    @Message(
            "You did not ask for this? Then there is nothing to do: without the link nobody gets in.")
    String notYou();
}
