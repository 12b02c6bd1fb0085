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

    @Message("How long")
    String howLong();

    @Message("How long, in minutes")
    String howManyMinutes();

    @Message("{count} minutes")
    String minutes(long count);

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

    @Message("Few speak, many watch")
    String guestWebinar();

    @Message("Guests watch, listen and write. Up to 200 people.")
    String guestWebinarHelp();

    @Message("A talk, recorded")
    String recordedSpeaker();

    @Message("The speaker large, recorded from the start. Up to 50 people.")
    String recordedSpeakerHelp();

    @Message("Everybody talks")
    String teamRoom();

    @Message("A meeting: everybody may speak and share. Up to 20 people.")
    String teamRoomHelp();

    @Message("Voices only")
    String audioBriefing();

    @Message("A briefing without cameras. Up to 50 people.")
    String audioBriefingHelp();

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

    @Message("Reminders, minutes before the start")
    String reminders();

    @Message("1440 is a day. Several with commas.")
    String remindersHelp();

    @Message("Counts as having come after, in seconds")
    String threshold();

    @Message("Speakers")
    String speakers();

    @Message("Name")
    String speakerName();

    @Message("What they do")
    String speakerRole();

    @Message("About them")
    String speakerBio();

    @Message("Add a speaker")
    String addSpeaker();

    @Message("Repeats")
    String repeats();

    @Message("Once")
    String once();

    @Message("Every day")
    String daily();

    @Message("Every weekday")
    String weekdays();

    @Message("Every week")
    String weekly();

    @Message("Every two weeks")
    String fortnightly();

    @Message("Every month")
    String monthly();

    @Message("By a rule of your own")
    String custom();

    @Message("How many times")
    String times();

    @Message("Rule (RFC 5545)")
    String rule();

    @Message("Not on these days")
    String exceptions();

    @Message("As 2026-12-24; several with commas.")
    String exceptionsHelp();

    @Message("Video room")
    String videoRoom();

    @Message("People in the room at once")
    String maxParticipants();

    @Message("You and the speakers count too. Seats above limits who may register.")
    String maxParticipantsHelp();

    @Message("Recording")
    String recording();

    @Message("None")
    String recordingOff();

    @Message("When I press record")
    String recordingManual();

    @Message("From the start")
    String recordingAuto();

    @Message("What is recorded")
    String recordingMode();

    @Message("Everybody")
    String modeGrid();

    @Message("Everybody and the chat")
    String modeGridChat();

    @Message("Who speaks")
    String modeSpeaker();

    @Message("Picture quality")
    String quality();

    @Message("Arrangement")
    String layout();

    @Message("All alike")
    String layoutGrid();

    @Message("One large")
    String layoutSpotlight();

    @Message("Two large")
    String layoutDuo();

    @Message("One fills the screen")
    String layoutFull();

    @Message("Sound and picture")
    String media();

    @Message("Both")
    String mediaBoth();

    @Message("Picture only")
    String mediaVideo();

    @Message("Sound only")
    String mediaAudio();

    @Message("Who may speak")
    String mode();

    @Message("Hosts and panelists")
    String modeWebinar();

    @Message("Everybody")
    String modeTeam();

    @Message("Chat")
    String chat();

    @Message("Speakers may share their screen")
    String screenShare();

    @Message("Cameras are off on entry")
    String cameraOff();

    @Message("Microphones are off on entry")
    String microphoneOff();

    @Message("Show a preview of the room")
    String previews();

    @Message("Room closes, minutes after the end")
    String expires();

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

    @Message("Published. The page is open.")
    String published();

    @Message(
            "Somebody changed this webinar meanwhile. What you typed still stands here; save again to put it over theirs.")
    String changedMeanwhile();

    @Message(
            "{count} people know of this webinar, registered or on stage. A new time is mailed to them.")
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

    @Message("Templates")
    String templates();

    @Message("What your webinars have in common, ready to begin from.")
    String templatesHelp();

    @Message("From a template")
    String fromTemplate();

    @Message("Begin with an empty one")
    String emptyStart();

    @Message("No templates yet")
    String noTemplates();

    @Message(
            "On the page of a webinar, “Save as template” keeps everything but the time. Then it is here to begin from.")
    String noTemplatesHelp();

    @Message("Name of the template")
    String templateName();

    @Message("Save template")
    String saveTemplate();

    @Message("Saved as the template “{name}”.")
    String templateSaved(String name);

    @Message("The template is gone.")
    String templateDeleted();

    @Message("Plan one like it")
    String begin();

    @Message("Plan one like {name}")
    String beginFrom(String name);

    @Message("Delete")
    String deleteTemplate();

    @Message("Delete the template “{name}”?")
    String deleteTemplateTitle(String name);

    @Message("Webinars made from it stay as they are.")
    String deleteTemplateHelp();

    @Message("Held by")
    String provider();

    @Message(
            "Who holds the video room. Once it is announced, choosing another makes the room anew there.")
    String providerHelp();

    @Message("As usual ({title})")
    String providerUsual(String title);
}
