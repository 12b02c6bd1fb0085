package dev.lectern.kit.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Words in the spelling of mails: RFC 2047 in headers, RFC 2045 section 6.7 in bodies. */
final class MimeText {
    private static final String BREAK = "\r\n";
    private static final int LINE = 76;

    /** Of UTF-8 in one encoded word: 60 characters of base64 in a line of at most 76. */
    private static final int WORD_BYTES = 45;

    private MimeText() {}

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** An address as headers and servers take it, where there can be such a domain. */
    static String address(String typed) {
        int at = typed.lastIndexOf('@');
        try {
            return typed.substring(0, at + 1) + IDN.toASCII(typed.substring(at + 1));
        } catch (IllegalArgumentException noDomain) {
            return typed;
        }
    }

    /** A header's words: as they are when ASCII, else in encoded words on lines of their own. */
    static String words(String text) {
        if (isAscii(text) && !text.contains("=?")) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder chunk = new StringBuilder();
        int bytes = 0;
        for (int point : text.codePoints().toArray()) {
            String letter = Character.toString(point);
            int size = letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD_BYTES) {
                words.append(encoded(chunk)).append(BREAK).append(' ');
                chunk.setLength(0);
                bytes = 0;
            }
            chunk.append(letter);
            bytes += size;
        }
        return words.append(encoded(chunk)).toString();
    }

    private static String encoded(StringBuilder chunk) {
        byte[] utf8 = chunk.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8) + "?=";
    }

    /** A name and an address, the name quoted or encoded where it must be. */
    static String mailbox(@Nullable String name, String address) {
        if (name == null) {
            return address;
        }
        String shown =
                isAscii(name)
                        ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                        : words(name);
        return shown + " <" + address + '>';
    }

    /** The body's lines end in CRLF, whatever ended them before. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", BREAK);
    }

    /** Whether a body may travel as it is. */
    static boolean isPlain(String text) {
        return isAscii(text) && text.lines().noneMatch(line -> line.length() > 900);
    }

    /** Quoted-printable: readable where it is ASCII, and no line too long. */
    static String quotedPrintable(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + text.length() / 4);
        for (String line : lines(text).split(BREAK, -1)) {
            appendQuoted(quoted, line.getBytes(StandardCharsets.UTF_8));
            quoted.append(BREAK);
        }
        quoted.setLength(quoted.length() - BREAK.length());
        return quoted.toString();
    }

    private static void appendQuoted(StringBuilder quoted, byte[] line) {
        int column = 0;
        for (int i = 0; i < line.length; i++) {
            int octet = line[i] & 0xFF;
            boolean atEnd = i == line.length - 1;
            boolean literal =
                    (octet > 32 && octet < 127 && octet != '=')
                            || ((octet == ' ' || octet == '\t') && !atEnd);
            if (column + (literal ? 1 : 3) > LINE - 1) {
                quoted.append('=').append(BREAK);
                column = 0;
            }
            if (literal) {
                quoted.append((char) octet);
                column += 1;
            } else {
                quoted.append('=').append("%02X".formatted(octet));
                column += 3;
            }
        }
    }
}
