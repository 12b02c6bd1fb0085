package dev.lectern.webinar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for what holds in a video room. */
@MessageBundle("policy")
interface PolicyWords {
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

    @Message("While the webinar is live it stays open.")
    String expiresHelp();

    @Message("Video room from")
    String provider();

    @Message(
            "Who holds the video room. Once it is announced it stays there; choosing another makes the room anew.")
    String providerHelp();

    @Message("{title} (not set up here)")
    String providerGone(String title);

    @Message("{title} (no picture or sound in Lectern's rooms yet)")
    String providerBare(String title);

    @Message(
            "Some hold rooms that Lectern's own pages do not show yet: whoever comes by the link sees and hears nothing there. They are for programs of your own.")
    String providerBareHelp();

    @Message("As usual ({title})")
    String providerUsual(String title);

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
}
