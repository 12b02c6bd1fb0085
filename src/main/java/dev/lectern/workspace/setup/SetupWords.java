package dev.lectern.workspace.setup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the first page of an installation says. */
@MessageBundle("setup")
interface SetupWords {
    @Message("Welcome to Lectern")
    String title();

    @Message("This is a new installation. Make your account and your workspace, and it is yours.")
    String lead();

    @Message("Your name")
    String name();

    @Message("Email")
    String email();

    @Message("You sign in with it.")
    String emailHelp();

    @Message("Name of your workspace")
    String workspace();

    @Message(
            "Your organisation or team, as the people you invite know it. You can change it later.")
    String workspaceHelp();

    @Message("Create workspace")
    String create();

    @Message("Tell people your name.")
    String noName();

    @Message("Use at most 100 characters.")
    String tooLong();

    @Message("Write your mail address as name@example.org.")
    String noAddress();

    @Message("Give your workspace a name.")
    String noWorkspace();

    @Message("Your workspace is ready.")
    String ready();

    @Message("This installation is set up, or the link is older than a week.")
    String closed();
}
