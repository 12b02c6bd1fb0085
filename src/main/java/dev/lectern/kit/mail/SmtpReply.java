package dev.lectern.kit.mail;

import dev.lectern.kit.mail.Undelivered.Cause;

/** What an SMTP server answered (RFC 5321 section 4.2): three digits and words. */
record SmtpReply(int code, String words) {
    private static final int LONGEST = 500;

    /** One line of it; the words of several lines are joined. */
    static SmtpReply parse(String lines) {
        int code = 0;
        StringBuilder words = new StringBuilder();
        for (String line : lines.split("\n")) {
            if (line.length() >= 3 && line.substring(0, 3).chars().allMatch(Character::isDigit)) {
                code = Integer.parseInt(line.substring(0, 3));
            }
            int from = code == 0 ? 0 : Math.min(4, line.length());
            words.append(line.substring(from)).append(' ');
        }
        String tidy = words.toString().replaceAll("[\\p{Cc}]+", " ").strip();
        return new SmtpReply(code, tidy.length() <= LONGEST ? tidy : tidy.substring(0, LONGEST));
    }

    boolean positive() {
        return code >= 200 && code < 400;
    }

    /** What is no answer at all is nobody's last word. */
    boolean permanent() {
        return code >= 500;
    }

    /**
     * About the recipient or the mail: a 5xx is the server's last word. Also 421 is only about this
     * mail: a server that is away says it again, to who greets it.
     */
    Undelivered ofThisMail() {
        return new Undelivered(permanent() ? Cause.REFUSED : Cause.LATER, text());
    }

    /** About our sender: to be mended here, and no mail may be lost to that. */
    Undelivered ofOurSender() {
        return new Undelivered(Cause.LATER, text());
    }

    /** About our greeting or sign-in: no mail goes until that is mended. */
    Undelivered ofUs() {
        return new Undelivered(Cause.SERVER_AWAY, text());
    }

    String text() {
        return code == 0 ? words : code + " " + words;
    }
}
