package dev.lectern.registration.stage;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the list of people on stage. */
@MessageBundle("stage")
public interface StageWords {
    @Message("People on stage")
    String title();

    @Message("They come by a link of their own, meet backstage before the start, and can speak.")
    String help();

    @Message("Nobody but the host yet")
    String nobody();

    @Message("Ask colleagues or guests. Each gets a mail with a personal link.")
    String nobodyHelp();

    @Message(
            "{#when role}{#is 'host'}Stands in for the host{#is 'cohost'}Co-host{#else}Panelist{/when}")
    String role(String role);

    @Message("Panelist: speaks and shows")
    String panelistChoice();

    @Message("Co-host: also starts, changes and moderates")
    String cohostChoice();

    @Message("Stands in for the host: may do everything")
    String hostChoice();

    @Message("Part")
    String part();

    @Message("Part of {name}")
    String partOf(String name);

    @Message("Email address")
    String email();

    @Message("Name")
    String name();

    @Message("Who works in this workspace can also open the studio when signed in.")
    String emailHelp();

    @Message("Ask somebody onto the stage")
    String addTitle();

    @Message("Add and mail the link")
    String add();

    @Message("Add")
    String addQuietly();

    @Message("The mail goes out when you publish.")
    String later();

    @Message("{name} is on stage now and gets a mail.")
    String added(String name);

    @Message("Copy link")
    String copyLink();

    @Message("Link copied")
    String linkCopied();

    @Message("Part, link, removal")
    String manage();

    @Message("Change part")
    String change();

    @Message("Changed.")
    String changed();

    @Message("Send again")
    String send();

    @Message("{name} gets the link once more.")
    String sent(String name);

    @Message("New link")
    String renew();

    @Message("{name} gets another link; the earlier one opens nothing any more.")
    String renewed(String name);

    @Message("Remove")
    String remove();

    @Message("Take {name} off the stage?")
    String removeTitle(String name);

    @Message(
            "The link stops working at once. If they are inside, they are shown out. They are mailed.")
    String removeHelp();

    @Message("Keep")
    String keep();

    @Message("{name} is not on stage any more.")
    String removed(String name);

    @Message("Works here")
    String member();

    @Message("Back to the webinar")
    String back();

    @Message("Choose what to do with this person.")
    String unclear();
}
