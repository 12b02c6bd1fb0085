package dev.lectern.registration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the people list of a webinar, for those who hold it. */
@MessageBundle("people")
public interface HostWords {
    @Message("People")
    String title();

    @Message("Invite people")
    String invitePeople();

    @Message("Edit the form")
    String editForm();

    @Message("{count} registered")
    String registered(long count);

    @Message(
            "{count} registered, {#if series}{seats} {#if seats == 1}seat{#else}seats{/if} at each date{#else}{taken} of {seats} {#if seats == 1}seat{#else}seats{/if} taken{/if}")
    String ofSeats(long count, long taken, int seats, boolean series);

    @Message("Name or address")
    String search();

    @Message("All")
    String all();

    @Message("Name")
    String name();

    @Message("Email address")
    String email();

    @Message("State")
    String state();

    @Message("Comes to")
    String comesTo();

    @Message("Registered")
    String when();

    @Message("Link")
    String link();

    @Message("Copy join link")
    String copyLink();

    @Message("Link copied")
    String linkCopied();

    @Message(
            "{#switch status}{#case 'approved'}Approved{#case 'pending'}Pending{#case 'waitlisted'}Waiting list{#case 'offered'}Seat offered{#case 'declined'}Declined{#case 'cancelled'}Cancelled{/switch}")
    String status(String status);

    @Message("Choose all shown here")
    String chooseAll();

    @Message("Choose {name}")
    String choose(String name);

    @Message("A note for the people chosen")
    String note();

    @Message("Approve")
    String approve();

    @Message("Decline")
    String decline();

    @Message("Send again")
    String resend();

    @Message("New link")
    String newLink();

    @Message("Cancel registration")
    String cancel();

    @Message("Everybody chosen is told by mail, unless that mail is switched off.")
    String told();

    @Message("No mail server is set up: what they are told is in the mailbox here.")
    String stays();

    @Message("Nobody has registered yet")
    String nobody();

    @Message("Share the webinar’s link, add people yourself, or bring a list.")
    String nobodyHelp();

    @Message("Nobody fits these words.")
    String nobodyFound();

    @Message("More people")
    String more();

    @Message("Add somebody")
    String addTitle();

    @Message("Add")
    String add();

    @Message("Bring a list")
    String importTitle();

    @Message(
            "A CSV file whose first line names the columns: email, name, and the ids of your questions.{#if dates} A column “date” says who comes to which date, like {example}.{/if}")
    String importHelp(boolean dates, String example);

    @Message("Which date?")
    String whichDate();

    @Message("Whose row names no date comes to")
    String whichDateOfRows();

    @Message("File")
    String file();

    @Message("Check it first")
    String check();

    @Message("Bring everybody")
    String bring();

    @Message("Download as CSV")
    String export();

    @Message("{count} changed.")
    String decided(int count);

    @Message("{approved} approved. All seats are taken: {queued} put on the waiting list.")
    String decidedQueued(int approved, int queued);

    @Message("{name} is registered and has been told.")
    String added(String name);

    @Message("All seats are taken: {name} is on the waiting list and has been told.")
    String addedWaiting(String name);

    @Message(
            "{#switch status}{#case 'waitlisted'}{name} is on the waiting list already{#case 'offered'}A seat is offered to {name} already{#else}{name} was registered already{/switch}{#switch mail}{#case 'again'}; {#if status == 'approved'}the link{#else}the mail about it{/if} has been sent again.{#case 'lately'}. A mail about it went a moment ago.{#else}. No mail goes: it is switched off.{/switch}")
    String known(String name, String status, String mail);

    @Message("{name} was waiting for your decision: approved, and told so.")
    String letIn(String name);

    @Message("{name} is registered. No mail goes: it is switched off. Copy the link for them.")
    String addedQuietly(String name);

    @Message(
            "All seats are taken: {name} is on the waiting list. No mail goes: it is switched off.")
    String addedWaitingQuietly(String name);

    @Message("What is in the file")
    String checkedTitle();

    @Message("Bring {count} in")
    String bringChecked(int count);

    @Message(
            "Each gets the usual mail. The list stays here for an hour; rows to mend are left out.")
    String checkedStays();

    @Message("The people have been brought in")
    String broughtTitle();

    @Message(
            "Of {rows} rows: {ready} to be added, {known} known already, {full} without a seat, {wrong} to mend.")
    String checked(int rows, int ready, int known, int full, int wrong);

    @Message("Of {rows} rows: {ready} to be added, {known} known already, {wrong} to mend.")
    String checkedUnlimited(int rows, int ready, int known, int wrong);

    @Message("{added} added, {known} known already, {wrong} left out.")
    String broughtUnlimited(int added, int known, int wrong);

    @Message("{added} added, {known} known already, {full} without a seat, {wrong} left out.")
    String brought(int added, int known, int full, int wrong);

    @Message(
            "{count} of those known {#if count == 1}was{#else}were{/if} waiting for your decision: the list approves them.")
    String listApproves(int count);

    @Message(
            "{count} of them on the waiting list: all seats are taken, or the list has them there.")
    String ofThemWaiting(int count);

    @Message(
            "{#if count == 1}1 of them waits{#else}{count} of them wait{/if} for your decision, as in the list.")
    String ofThemUndecided(int count);

    @Message("Not taken over, as the form asks nothing of that name: {columns}.")
    String unread(String columns);

    @Message("Line")
    String line();

    @Message("What to mend")
    String mend();

    @Message(
            "{#switch decision}{#case 'approve'}Approve{#case 'let-in'}Let in again{#case 'decline'}Decline{#case 'cancel'}Cancel registration{#case 'new-link'}New link{#else}Send again{/switch}")
    String decision(String decision);

    @Message(
            "{#switch decision}{#case 'decline'}They get no place and are told by mail, unless that mail is switched off.{#case 'cancel'}They lose their places and are told by mail, unless that mail is switched off; their links stop working at once, also for those inside.{#else}Their links stop working at once, also for those inside; new ones are mailed, unless that mail is switched off.{/switch}")
    String warning(String decision);

    @Message("Who comes is seen by the host, the co-hosts and admins.")
    String notMine();

    @Message("Choose people first.")
    String chooseFirst();

    @Message("{count} people chosen")
    String chosen(int count);

    @Message("Back to the people")
    String back();
}
