package dev.lectern.reminder;

import org.jspecify.annotations.Nullable;

/** What a host made of one mail; what is absent is as it is without them. */
record OwnWords(
        @Nullable String subject,
        @Nullable String headline,
        @Nullable String text,
        @Nullable String button,
        boolean sent) {

    MailText over(MailText usual) {
        return new MailText(
                or(subject, usual.subject()),
                or(headline, usual.headline()),
                or(text, usual.text()),
                or(button, usual.button()));
    }

    /** Keeps only what differs, so that better words of ours reach those who changed nothing. */
    static OwnWords beside(MailText usual, MailText written, boolean sent) {
        return new OwnWords(
                own(written.subject(), usual.subject()),
                own(written.headline(), usual.headline()),
                own(written.text(), usual.text()),
                own(written.button(), usual.button()),
                sent);
    }

    boolean saysNothing() {
        return subject == null && headline == null && text == null && button == null;
    }

    private static @Nullable String own(String written, String usual) {
        return written.isBlank() || written.equals(usual) ? null : written;
    }

    private static String or(@Nullable String own, String usual) {
        return own == null || own.isBlank() ? usual : own;
    }
}
