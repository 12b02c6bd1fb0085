package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** One thing that a provider can do, or cannot. */
public enum Feature {
    /** A call can be made days ahead and is still there. Otherwise it comes to be at the start. */
    PERSISTENT_ROOMS("persistentRooms"),
    /** Nobody but the stage gets in before the start. */
    BACKSTAGE("backstage"),
    /** A grant says what its holder may send, and the provider holds them to it. */
    ROLE_TOKENS("roleTokens"),
    PROMOTE("promote"),
    MUTE("mute"),
    REMOVE("remove"),
    RECORDING("recording"),
    RECORDING_ON_DEMAND("recordingOnDemand"),
    RECORDING_PAUSE("recordingPause"),
    RECORDING_LIST("recordingList"),
    RECORDING_DOWNLOAD("recordingDownload"),
    LAYOUT_WHILE_LIVE("layoutWhileLive"),
    HLS("hls"),
    RTMP_OUT("rtmpOut"),
    INGEST("ingest"),
    /** Tells us by itself what happens. Otherwise the reconciler asks more often. */
    WEBHOOKS("webhooks"),
    PARTICIPANTS("participants"),
    /** Each person's picture arrives by itself, not mixed into one. */
    PERSON_TRACKS("personTracks"),
    /** Says which calls stand there, so that what nobody wants any more is found. */
    LISTS("lists"),
    /** A call that was ended can go live again. Otherwise a new one is made. */
    REOPEN("reopen"),
    /** The pages of our rooms show its picture and sound. Otherwise a program of one's own must. */
    ROOM_PAGES("roomPages"),
    /** Runs in this process: no network between, so no breaker and no deadline either. */
    IN_HOUSE("inHouse");

    private final String word;

    Feature(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }
}
