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

    @Message("Person, deed, thing or address")
    String search();

    @Message("From the day")
    String since();

    @Message("To the day")
    String until();

    @Message("Write the day like 2026-11-26.")
    String noDay();

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

    @Message("Nothing found")
    String notFound();

    @Message("Try fewer words or other days.")
    String notFoundHelp();

    @Message("Show everything")
    String all();

    @Message("Older")
    String older();
}
