package dev.lectern.webinar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words in which a change says beforehand whom it reaches. */
@MessageBundle("effect")
interface EffectWords {
    @Message("Before it is saved")
    String title();

    @Message("Save and tell them")
    String confirm();

    @Message("Save")
    String confirmQuiet();

    @Message("Go on editing")
    String back();

    @Message("{#if count == 1}1 person{#else}{count} people{/if}")
    String people(int count);

    @Message("Mailed to {people}: the new time with a new calendar entry, {when}.")
    String moved(String people, String when);

    @Message("It moves to {when}. Nobody is mailed about it.")
    String movedNobody(String when);

    @Message("Mailed to {people}: it does not happen and leaves their calendar, {when}.")
    String cancelled(String people, String when);

    @Message("It does not happen: {when}. Nobody is mailed about it.")
    String cancelledNobody(String when);

    @Message(
            "{#if count == 1}1 date that was moved by hand goes{#else}{count} dates that were moved by hand go{/if} back to the rule.")
    String backToRule(int count);

    @Message("New on the page: {when}. Nobody is mailed about it.")
    String added(String when);

    @Message("Mailed to {people}: there are new dates, with a new calendar entry, {when}.")
    String addedTold(String people, String when);

    @Message(
            "New on the page: {when}. The mail about the new time names it to whoever comes to all dates.")
    String addedToo(String when);

    @Message(
            "The video room is closed where it is and made anew at the other provider. Links stay good.")
    String roomRemade();

    @Message(
            "Lectern's pages show no picture and no sound from {title} yet: whoever comes by the link then sees and hears nothing, unless they use a program of yours.")
    String roomNotShown(String title);

    @Message(
            "Lectern's pages show no picture and no sound from {title} yet: whoever comes by the link, {people} with a place too, then sees and hears nothing, unless they use a program of yours.")
    String roomNotShownTo(String people, String title);

    @Message("The video room follows. Nobody is mailed.")
    String roomChanged();

    @Message("The video room follows, for {people} with a place too. Nobody is mailed.")
    String roomChangedFor(String people);

    @Message("It holds at once for everybody who is inside.")
    String roomChangedLive();

    @Message("The public page changes. Nobody is mailed.")
    String pageChanged();

    @Message("{when} and {more} more")
    String andMore(String when, int more);

    @Message("Change this date")
    String dateTitle();

    @Message("By the clock in {zone}.")
    String inZone(String zone);

    @Message("Which dates")
    String scope();

    @Message("Only this date")
    String onlyThis();

    @Message("This and all after it")
    String following();

    @Message("All that are to come")
    String all();

    @Message("Save date")
    String saveDate();

    @Message("Do not hold it")
    String cancelDates();

    @Message("Change")
    String change();

    @Message("To this date")
    String toDate();

    @Message("Moved")
    String movedBadge();

    @Message("The date is changed")
    String dateSaved();

    @Message("The date is cancelled")
    String dateCancelled();

    @Message("Cancel it")
    String confirmCancel();
}
