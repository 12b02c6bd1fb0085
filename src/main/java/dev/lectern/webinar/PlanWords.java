package dev.lectern.webinar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page on which a webinar is planned. */
@MessageBundle("plan")
interface PlanWords {
    @Message("Title")
    String title();

    @Message("What it is about")
    String titlePlaceholder();

    @Message("Date")
    String when();

    @Message("Time")
    String time();

    @Message("Time zone")
    String zone();

    @Message("How long, in minutes")
    String howManyMinutes();

    @Message("Edit webinar")
    String editTitle();

    @Message("The essentials")
    String essentials();

    @Message("Description")
    String description();

    @Message("What people learn and whom it is for. **Bold**, lists and links work.")
    String descriptionHelp();

    @Message("What kind of event")
    String kind();

    @Message("More settings")
    String more();

    @Message("People")
    String people();

    @Message("People register first")
    String required();

    @Message("Otherwise the page asks only for a name and lets people in.")
    String requiredHelp();

    @Message("Everybody who registers may come")
    String autoApprove();

    @Message("Otherwise you decide one by one.")
    String autoApproveHelp();

    @Message("Seats")
    String capacity();

    @Message("How many may register. Empty: as many as like.")
    String capacityHelp();

    @Message("Keep a waiting list when full")
    String waitlist();

    @Message("Registration closes, minutes before the start")
    String deadline();

    @Message("Reminders before the start")
    String reminders();

    @Message("As 1 d, 2 h or 15 min; several with commas.")
    String remindersHelp();

    @Message("Counts as having come after")
    String threshold();

    @Message("Never more than half the length: what is more counts as half.")
    String thresholdHelp();

    @Message("This is more than half the length, so half of it counts.")
    String thresholdCut();

    @Message("Counted in")
    String thresholdIn();

    @Message("Minutes")
    String thresholdMinutes();

    @Message("Percent of the length")
    String thresholdPercent();

    @Message("Speakers")
    String speakers();

    @Message("Speaker {number}")
    String speaker(int number);

    @Message("Name")
    String speakerName();

    @Message("What they do")
    String speakerRole();

    @Message("About them")
    String speakerBio();

    @Message("Add a speaker")
    String addSpeaker();

    @Message("Beginning and end")
    String beginAndEnd();

    @Message("Start at the hour by itself")
    String autoStart();

    @Message("Otherwise you press the button.")
    String autoStartHelp();

    @Message("End by itself when time is up and the stage is empty")
    String autoEnd();

    @Message("Address of the page")
    String pageAddress();

    @Message("Can be changed until you publish.")
    String slugHelp();

    @Message("Language")
    String language();

    @Message("English")
    String english();

    @Message("German")
    String german();

    @Message("What people will see")
    String preview();

    @Message("Save as a draft")
    String saveDraft();

    @Message("Save changes")
    String saveChanges();

    @Message("Publish")
    String publish();

    @Message("Back")
    String cancelEdit();

    @Message("Saved as a draft")
    String draftSaved();

    @Message("Not saved yet")
    String draftNotSaved();

    @Message("Saved")
    String saved();

    @Message("Saved. The threshold was more than half the length, so half of it counts.")
    String savedCut();

    @Message("Published. The page is open.")
    String published();

    @Message(
            "Published. The page is open. The threshold was more than half the length, so half of"
                    + " it counts.")
    String publishedCut();

    @Message("Somebody changed this webinar meanwhile.")
    String changedMeanwhile();

    @Message("“{name}”")
    String quoted(String name);

    @Message("What they changed stands here now: {fields}.")
    String changedByThem(String fields);

    @Message("You both changed {fields}; theirs is shown beside yours.")
    String changedByBoth(String fields);

    @Message("What you typed stands here too. Look it over and save again.")
    String typedStands();

    @Message("Somebody else changed it too. Save to see what.")
    String draftClashed();

    @Message("It is live, so its time stays. End it first, or duplicate the webinar.")
    String timeStays();

    @Message(
            "{#if count == 1}1 person knows{#else}{count} people know{/if} of this webinar, registered or on stage. A new time is mailed to them.")
    String affected(long count);

    @Message("Cover picture")
    String cover();

    @Message("The cover picture as it is now")
    String coverShown();

    @Message(
            "It stands on top of the public page and shows when the link is shared. Wide works best, about 1200 by 630; up to 8 MB.")
    String coverHelp();

    @Message("Photo")
    String photo();

    @Message("Remove the picture")
    String removePicture();

    @Message("Uploading…")
    String pictureComes();

    @Message("The picture did not arrive. Check your connection and choose it again.")
    String pictureFailed();
}
