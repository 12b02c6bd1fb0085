package dev.lectern.webinar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of mails to a host. */
@MessageBundle("hostmail")
interface HostMailWords {
    @Message("“{title}” was to begin at {time}")
    String lateSubject(String title, String time);

    @Message("People may be waiting. Open the studio and start: {link}")
    String lateText(String link);

    @Message("Open the studio")
    String lateButton();

    @Message("People may be waiting. Open the studio and start.")
    String lateIntro();

    @Message("“{title}” has begun, and nobody is on stage")
    String emptyStageSubject(String title);

    @Message("It began by itself, and people may be watching. Open the studio: {link}")
    String emptyStageText(String link);

    @Message("It began by itself, and people may be watching.")
    String emptyStageIntro();
}
