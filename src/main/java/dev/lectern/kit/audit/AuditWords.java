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
}
