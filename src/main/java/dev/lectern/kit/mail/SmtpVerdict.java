package dev.lectern.kit.mail;

import dev.lectern.kit.mail.Undelivered.Cause;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Reads an SMTP failure (RFC 5321 section 4.2.1). A 5xx is final only where it speaks of the
 * recipient or the mail; of our sign-in, our greeting or our sender it means that something here is
 * to be mended, and no mail may be lost to that.
 */
final class SmtpVerdict {
    private static final int CLOSING = 421;

    private SmtpVerdict() {}

    static Undelivered of(Throwable failure) {
        if (failure instanceof SMTPException smtp) {
            String words = smtp.getReplyCode() + " " + smtp.getReplyMessage();
            return new Undelivered(cause(smtp), tidy(words));
        }
        String words = String.valueOf(failure.getMessage());
        if (words.contains("exceeds allowed size")) {
            return new Undelivered(Cause.REFUSED, words);
        }
        boolean away =
                failure instanceof UnknownHostException
                        || (failure instanceof IOException && words.contains("onnect"))
                        || words.contains("AUTH")
                        || words.contains("login is required");
        return new Undelivered(away ? Cause.SERVER_AWAY : Cause.LATER, tidy(words));
    }

    private static Cause cause(SMTPException smtp) {
        String step = String.valueOf(smtp.getMessage()).toLowerCase(Locale.ROOT);
        boolean ofThisMail =
                step.contains("recipient")
                        || step.contains("sending data")
                        || step.contains("data command");
        if (smtp.getReplyCode() == CLOSING) {
            return Cause.SERVER_AWAY;
        }
        if (ofThisMail) {
            return smtp.isPermanent() ? Cause.REFUSED : Cause.LATER;
        }
        return step.contains("sender address") ? Cause.LATER : Cause.SERVER_AWAY;
    }

    /** One line without control characters, short enough to show. */
    private static String tidy(String words) {
        String line = words.replaceAll("[\\p{Cc}]+", " ").strip();
        return line.length() <= 500 ? line : line.substring(0, 500);
    }
}
