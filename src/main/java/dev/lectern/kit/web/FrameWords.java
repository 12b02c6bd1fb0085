package dev.lectern.kit.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the frame that stands round every page. */
@MessageBundle("frame")
interface FrameWords {
    @Message("Skip to the page")
    String skip();

    @Message("Main")
    String navigation();

    @Message("Settings")
    String settings();

    @Message("Your account")
    String account();

    @Message("Sign in")
    String signIn();

    @Message("Sign out")
    String signOut();

    @Message("optional")
    String optional();

    @Message("Copy")
    String copy();

    @Message("Copied")
    String copied();

    @Message("Cancel")
    String cancel();

    @Message("Close")
    String close();

    @Message("Save")
    String save();

    @Message("Search")
    String search();

    @Message("Home")
    String home();

    @Message("Cannot be shown")
    String cannotBeShown();

    @Message("There is no such page")
    String notFoundTitle();

    @Message("The link may be mistyped, or what it led to is gone.")
    String notFound();

    @Message("This is not open to you")
    String notAllowedTitle();

    @Message("Something changed meanwhile")
    String clashedTitle();

    @Message("This cannot be done yet")
    String refusedTitle();

    @Message("That was a little too often")
    String tooManyTitle();

    @Message("Another service did not answer")
    String providerTitle();

    @Message("Something went wrong on our side")
    String bugTitle();

    @Message(
            "Nothing you did caused it, and what was saved before stays saved. Try it once more; if"
                    + " it comes back, tell whoever runs this site the number below.")
    String bug();

    @Message("Back to sign in")
    String backToSignIn();

    @Message("Back in a moment")
    String awayTitle();

    @Message(
            "Our database does not answer right now. Nothing was changed; try it again in a few"
                    + " seconds.")
    String away();

    @Message("Number: {id}")
    String reference(String id);

    @Message("Go to the start page")
    String goHome();

    @Message("Camera and microphone need https")
    String insecureTitle();

    @Message(
            "Browsers open the camera only on https pages or on this computer itself (localhost)."
                    + " Whoever runs this site can put it behind https: docs/running.md says how.")
    String insecure();

    @Message("English")
    String english();

    @Message("Deutsch")
    String german();
}
