package dev.lectern.registration.form;

import java.text.Normalizer;

/**
 * Takes out of a text what nobody sees but what moves or hides other text: control characters,
 * direction overrides, zero-width characters. Joiners stay between letters of scripts that need
 * them.
 */
final class InvisibleText {
    private InvisibleText() {}

    /** One line: white space is one blank, nothing invisible is left. */
    static String line(String text) {
        return strip(text, false).replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    /** Several lines: line breaks stay, as a single line feed each. */
    static String lines(String text) {
        return strip(text.replace("\r\n", "\n").replace('\r', '\n'), true).strip();
    }

    private static String strip(String text, boolean breaks) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder clean = new StringBuilder(normal.length());
        for (int at = 0; at < normal.length(); ) {
            int letter = normal.codePointAt(at);
            int next = at + Character.charCount(letter);
            if (letter == '\n' && breaks) {
                clean.append('\n');
            } else if (Character.isISOControl(letter) || letter == 0x2028 || letter == 0x2029) {
                clean.append(' ');
            } else if (!hidden(letter) || joins(letter, normal, at, next)) {
                clean.appendCodePoint(letter);
            }
            at = next;
        }
        return clean.toString();
    }

    private static boolean hidden(int letter) {
        int type = Character.getType(letter);
        return type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || letter == 0x034F
                || letter == 0x3164
                || letter == 0x115F
                || letter == 0x1160;
    }

    private static boolean joins(int letter, String text, int at, int next) {
        if (letter != 0x200C && letter != 0x200D || at == 0 || next >= text.length()) {
            return false;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(next);
        boolean emoji = letter == 0x200D && before > 0x2000 && after > 0x2000;
        return emoji || needsJoiners(before) && needsJoiners(after);
    }

    private static boolean needsJoiners(int letter) {
        if (!Character.isLetter(letter)
                && Character.getType(letter) != Character.NON_SPACING_MARK) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        return script != Character.UnicodeScript.LATIN
                && script != Character.UnicodeScript.CYRILLIC
                && script != Character.UnicodeScript.GREEK
                && script != Character.UnicodeScript.COMMON;
    }
}
