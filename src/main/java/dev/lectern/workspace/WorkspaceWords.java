package dev.lectern.workspace;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about a workspace and its people say. */
@MessageBundle("workspace")
interface WorkspaceWords {
    @Message("Workspace")
    String settings();

    @Message("Name")
    String name();

    @Message("Colour")
    String accent();

    @Message("The one colour of buttons and links on your pages, as #1F6F5C.")
    String accentHelp();

    @Message(
            "This colour is too pale for text on paper, so your pages show the nearest darker shade,"
                    + " {shade}.")
    String shaded(String shade);

    @Message("Language")
    String language();

    @Message("Of your public pages and mails, where nobody chose another.")
    String languageHelp();

    @Message("Time zone")
    String timezone();

    @Message("Where your webinars are at home.")
    String timezoneHelp();

    @Message("Save workspace")
    String save();

    @Message("The workspace is saved.")
    String workspaceSaved();

    @Message("Give the workspace a name.")
    String noWorkspaceName();

    @Message("Use at most 100 characters.")
    String tooLong();

    @Message("Write the colour as six digits, like #1F6F5C.")
    String noColour();

    @Message("Choose English or German.")
    String noLanguage();

    @Message("Choose a time zone from the list.")
    String noTimezone();

    @Message("Your workspaces")
    String yours();

    @Message("You are in no workspace yet. Make one, or ask a colleague to invite you.")
    String none();

    @Message("here now")
    String here();

    @Message("Go there")
    String enter();

    @Message("A new workspace")
    String another();

    @Message("People, webinars and settings of one workspace are invisible to every other.")
    String anotherHelp();

    @Message("Create workspace")
    String create();

    @Message("Your new workspace is ready.")
    String workspaceMade();

    @Message("People")
    String members();

    @Message("Everybody who works in this workspace.")
    String membersLead();

    @Message("Email")
    String email();

    @Message("Role")
    String role();

    @Message("Since")
    String since();

    @Message("Owner")
    String owner();

    @Message("Admin")
    String admin();

    @Message("Host")
    String host();

    @Message("you")
    String you();

    @Message("Change")
    String change();

    @Message("Remove")
    String remove();

    @Message("Leave")
    String leave();

    @Message("Remove {name}?")
    String removeTitle(String name);

    @Message("{name} can no longer open this workspace. What they made stays.")
    String removeText(String name);

    @Message("Leave this workspace?")
    String leaveTitle();

    @Message("You can no longer open it until somebody invites you again. What you made stays.")
    String leaveText();

    @Message("Invite a colleague")
    String invite();

    @Message("Hosts run webinars, admins also manage people and settings, owners everything.")
    String inviteHelp();

    @Message("Send invitation")
    String sendInvitation();

    @Message("{email} is invited.")
    String invited(String email);

    @Message("Write the mail address as name@example.org.")
    String noAddress();

    @Message("They already work here.")
    String alreadyHere();

    @Message("Choose one of the roles.")
    String chooseRole();

    @Message("The role is changed.")
    String changed();

    @Message("They no longer work here.")
    String removed();

    @Message("You left the workspace.")
    String left();

    @Message("Invited, not here yet")
    String open();

    @Message("Until")
    String until();

    @Message("Mail")
    String delivery();

    @Message("On its way")
    String onItsWay();

    @Message("Sent")
    String sent();

    @Message("In the mailbox here")
    String kept();

    @Message("Not taken yet, tried again")
    String delayed();

    @Message("Did not arrive")
    String lost();

    @Message("Send again")
    String sendAgain();

    @Message("Withdraw")
    String withdraw();

    @Message("The invitation is withdrawn.")
    String withdrawn();

    @Message("You are invited to {workspace}")
    String invitationTitle(String workspace);

    @Message("As {role}, with the address {email}.")
    String invitationLead(String role, String email);

    @Message("Your name")
    String yourName();

    @Message("Tell people your name.")
    String noName();

    @Message("Join {workspace}")
    String join(String workspace);

    @Message("There is an account with this address. Sign in with it, then open the link again.")
    String signInFirst();

    @Message("Sign in")
    String signIn();

    @Message("Welcome.")
    String welcome();

    @Message("This invitation is over")
    String overTitle();

    @Message("It was used already, withdrawn, or is older than two weeks. Ask for a new one.")
    String over();

    @Message("{inviter} invites you to {workspace}")
    String mailSubject(String inviter, String workspace);

    @Message(
            "{inviter} invites you to work in {workspace} on Lectern: webinars that people join with"
                    + " one click.")
    String mailText(String inviter, String workspace);

    @Message("Accept the invitation")
    String mailButton();

    @Message(
            "The link is good for two weeks. You do not know {workspace}? Then there is nothing to do.")
    String mailFoot(String workspace);
}
