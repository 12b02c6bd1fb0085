package dev.lectern.webinar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the list of webinars and of a webinar’s own page. */
@MessageBundle("webinar")
interface WebinarWords {
    @Message("Webinars")
    String webinars();

    @Message("My webinars")
    String mine();

    @Message("New webinar")
    String newWebinar();

    @Message("Start now")
    String startNow();

    @Message("Meet right away")
    String startNowTitle();

    @Message("A video room for your team, open at once. Whoever has the link may come in.")
    String startNowHelp();

    @Message("Open the room")
    String openRoom();

    @Message("Upcoming")
    String upcoming();

    @Message("Live")
    String live();

    @Message("Past")
    String past();

    @Message("Drafts")
    String drafts();

    @Message("Search webinars")
    String searchLabel();

    @Message("Title or description")
    String searchPlaceholder();

    @Message("Show more")
    String showMore();

    @Message("Which webinars")
    String states();

    @Message("Nothing planned yet")
    String emptyUpcoming();

    @Message(
            "A webinar needs a title, a time and a length. Everything else is decided for you and can be changed.")
    String emptyUpcomingHelp();

    @Message("Nobody is live")
    String emptyLive();

    @Message("Webinars that are running appear here.")
    String emptyLiveHelp();

    @Message("Nothing has happened yet")
    String emptyPast();

    @Message("What is over stays here with its people, recordings and reports.")
    String emptyPastHelp();

    @Message("No drafts")
    String emptyDrafts();

    @Message("What you begin to plan is kept here by itself.")
    String emptyDraftsHelp();

    @Message("Nothing found")
    String nothingFound();

    @Message("Try fewer or other words.")
    String nothingFoundHelp();

    @Message("Untitled")
    String untitled();

    @Message("Draft")
    String stateDraft();

    @Message("Scheduled")
    String stateScheduled();

    @Message("Room not ready")
    String roomNotReady();

    @Message("Live")
    String stateLive();

    @Message("Ended")
    String stateEnded();

    @Message("Cancelled")
    String stateCancelled();

    @Message("Not held")
    String stateMissed();

    @Message("by {names}")
    String by(String names);

    @Message("Edit")
    String edit();

    @Message("Open the studio")
    String studio();

    @Message("Back to the studio")
    String enterStudio();

    @Message("End for everybody")
    String endWebinar();

    @Message("End it for everybody?")
    String endTitle();

    @Message(
            "Everybody who is inside leaves, and a recording is closed. You can go on within 15 minutes.")
    String endHelp();

    @Message("Stay live")
    String goOn();

    @Message("Go on")
    String reopen();

    @Message("Duplicate")
    String duplicate();

    @Message("Saved as a template")
    String templateSaved();

    @Message("See the public page")
    String viewPage();

    @Message("Invite people")
    String share();

    @Message("Whoever opens this link can register.")
    String shareHelp();

    @Message("Whoever opens this link can come in.")
    String shareOpenHelp();

    @Message("QR code of the link")
    String qr();

    @Message(
            "You are invited to “{title}”, {when}. It runs in the browser, nothing to install: {link}")
    String invitationText(String title, String when, String link);

    @Message("{when} and {#if more == 1}1 more date{#else}{more} more dates{/if}")
    String andMoreDates(String when, int more);

    @Message("Copy invitation")
    String copyInvitation();

    @Message("Link copied")
    String linkCopied();

    @Message("Copy link")
    String copyLink();

    @Message("Join")
    String join();

    @Message("Dates")
    String dates();

    @Message("{count} dates")
    String dateCount(int count);

    @Message("Overview")
    String overview();

    @Message("Mail")
    String mail();

    @Message("It is over")
    String overTitle();

    @Message(
            "Whoever opens the link now learns that it is over, and finds the recording there once one is released.")
    String overHelp();

    @Message("It does not take place")
    String cancelledTitle();

    @Message(
            "Everybody with a place and everybody on stage was told. The page stays, so that whoever has the link learns it too.")
    String cancelledHelp();

    @Message("Send by mail")
    String byMail();

    @Message("Recordings")
    String recordings();

    @Message("Reports")
    String reports();

    @Message("Parts of this webinar")
    String sections();

    @Message("Nothing here yet")
    String nothingHere();

    @Message("It fills as people register and the webinar runs.")
    String nothingHereHelp();

    @Message("Cancel webinar")
    String cancelWebinar();

    @Message("Cancel this webinar?")
    String cancelTitle();

    @Message(
            "{#if count == 0}Nobody is registered, so nobody is mailed.{#else if count == 1}1 person will be mailed that it does not happen.{#else}{count} people will be mailed that it does not happen.{/if} The page stays and says so.")
    String cancelHelp(long count);

    @Message("Keep it")
    String keep();

    @Message("Cancelled")
    String cancelled();

    @Message("Delete webinar")
    String deleteWebinar();

    @Message("Delete this webinar?")
    String deleteTitle();

    @Message("It is gone for good, with its page and its link.")
    String deleteHelp();

    @Message("Deleted")
    String deleted();

    @Message("Ended")
    String ended();

    @Message("More")
    String manage();

    @Message("While you are live")
    String liveSettings();

    @Message("Title")
    String title();

    @Message("People")
    String people();

    @Message("Published. The page is open.")
    String published();

    @Message("Publish")
    String publish();

    @Message("Send me what they get")
    String sampleMail();

    @Message("It holds for everybody who is inside.")
    String liveSaved();

    @Message("The room is locked: nobody new comes in")
    String locked();

    @Message("People can come in again")
    String unlocked();

    @Message("Lock the room")
    String lock();

    @Message("Unlock the room")
    String unlock();

    @Message("Locked: nobody new comes in.")
    String isLocked();

    @Message("Apply now")
    String liveApply();

    @Message("What happened to the video room")
    String providerRecord();
}
