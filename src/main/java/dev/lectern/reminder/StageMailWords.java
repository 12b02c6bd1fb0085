package dev.lectern.reminder;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of mails to those on a webinar's stage. */
@MessageBundle("stagemail")
public interface StageMailWords {
    @Message("Hello {name},")
    String hello(String name);

    @Message("Your link to the stage: {title}")
    String invitedSubject(String title);

    @Message("You are on stage")
    String invitedHeadline();

    @Message(
            "{host} has asked you onto the stage of “{title}”. The button below opens backstage: come a little early and try camera and microphone there. Nobody else sees or hears you before it begins.")
    String invited(String host, String title);

    @Message("New link: {title}")
    String renewedSubject(String title);

    @Message("Here is your new link")
    String renewedHeadline();

    @Message("The earlier link does not work any more. The button below has the one that does.")
    String renewed();

    @Message("You are on stage {starts}: {title}")
    String reminderSubject(String starts, String title);

    @Message("You are on stage {starts}")
    String reminderHeadline(String starts);

    @Message("Backstage is open. Come a little early and try camera and microphone there.")
    String reminder();

    @Message("New time: {title}")
    String movedSubject(String title);

    @Message("The time has changed")
    String movedHeadline();

    @Message(
            "“{title}” has another time. Your link stays the same; the attached entry moves it in your calendar.")
    String moved(String title);

    @Message("Cancelled: {title}")
    String cancelledSubject(String title);

    @Message("It does not take place")
    String cancelledHeadline();

    @Message(
            "“{title}” does not take place. You need not do anything; the attached entry takes it out of your calendar.")
    String cancelled(String title);

    @Message("Not on stage any more: {title}")
    String removedSubject(String title);

    @Message("You are not on stage any more")
    String removedHeadline();

    @Message(
            "{host} has taken you off the stage of “{title}”. Your link does not work any more; the attached entry takes it out of your calendar. You are welcome to watch.")
    String removed(String host, String title);

    @Message("Go backstage")
    String backstage();

    @Message("To its page")
    String page();
}
