package dev.lectern.kit.audit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the audit log says. */
@MessageBundle("audit")
interface AuditWords {
    @Message("Audit log")
    String title();

    @Message("Who did what in this workspace, and from where.")
    String lead();

    @Message("Person, thing or address")
    String search();

    @Message("When")
    String when();

    @Message("Who")
    String who();

    @Message("What")
    String what();

    @Message("From")
    String from();

    @Message("Nothing noted yet")
    String none();

    @Message("Older")
    String older();

    @Message("signed in")
    String signedIn();

    @Message("changed their password")
    String passwordChanged();

    @Message("signed out their other browsers")
    String signedOutElsewhere();

    @Message("made a webinar:")
    String webinarMade();

    @Message("changed a webinar:")
    String webinarChanged();

    @Message("published a webinar:")
    String webinarPublished();

    @Message("started a webinar:")
    String webinarStarted();

    @Message("ended a webinar:")
    String webinarStopped();

    @Message("cancelled a webinar:")
    String webinarCancelled();

    @Message("deleted a webinar:")
    String webinarDeleted();

    @Message("linked their account with the organisation")
    String linked();

    @Message("tried to sign in and failed")
    String signInFailed();

    @Message("tried too often to sign in")
    String lockedOut();

    @Message("signed out another browser")
    String signedOutBrowser();

    @Message("changed their profile")
    String profileChanged();

    @Message("founded the workspace")
    String workspaceFounded();

    @Message("took back the invitation of")
    String invitationWithdrawn();

    @Message("invited")
    String invited();

    @Message("joined")
    String joined();

    @Message("changed the role of")
    String roleChanged();

    @Message("removed")
    String removed();

    @Message("made the key")
    String keyMade();

    @Message("revoked the key")
    String keyRevoked();

    @Message("changed the workspace")
    String workspaceChanged();
}
