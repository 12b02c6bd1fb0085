package dev.lectern.registration.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables as text (RFC 4180). Written so that no spreadsheet takes a cell for a formula, nor what it
 * makes of a part of one by splitting at ; or tabs; read as spreadsheets write them: with a byte
 * order mark, with ; or tabs, in UTF-8, UTF-16 or Windows-1252.
 */
public final class CsvText {
    private static final String FORMULA = "=+-@\t\r\n|%＝＋－＠";

    private static final String BEGINS_ANEW = "([;\\t]|\\r\\n|\\r|\\n)";
    private static final String BEFORE_FORMULA = "(?=[\\p{Z}\"]*[=+\\-@|%＝＋－＠])";
    private static final Pattern BARE = Pattern.compile(BEGINS_ANEW + BEFORE_FORMULA);
    private static final Pattern QUOTED = Pattern.compile(BEGINS_ANEW + "'" + BEFORE_FORMULA);

    private CsvText() {}

    /** One row with its line end, every cell harmless. */
    public static String row(List<? extends @Nullable Object> cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            row.append(row.length() == 0 ? "" : ",").append(cell(cell));
        }
        return row.append("\r\n").toString();
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : String.valueOf(value);
        String within = BARE.matcher(text).replaceAll("$1'");
        String harmless = startsFormula(text) ? "'" + within : within;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static boolean startsFormula(String text) {
        String start = text.stripLeading();
        return !text.isEmpty()
                && (FORMULA.indexOf(text.charAt(0)) >= 0
                        || !start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0);
    }

    /** Gives every row with the number of the line it begins on; a stray quote spoils one row. */
    static void read(byte[] file, BiConsumer<Integer, List<String>> rows) {
        new Reading(decode(file), rows).run();
    }

    private static String decode(byte[] file) {
        if (startsWith(file, 0xff, 0xfe) || startsWith(file, 0xfe, 0xff)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(file, Charset.forName("windows-1252"));
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] file, int first, int second) {
        return file.length >= 2 && (file[0] & 0xff) == first && (file[1] & 0xff) == second;
    }

    /** One pass over a text. */
    private static final class Reading {
        private final String text;
        private final char separator;
        private final BiConsumer<Integer, List<String>> rows;
        private final StringBuilder cell = new StringBuilder();
        private List<String> row = new ArrayList<>();
        private int line = 1;
        private int at;

        Reading(String text, BiConsumer<Integer, List<String>> rows) {
            this.text = text;
            this.rows = rows;
            this.separator = separator(text);
        }

        void run() {
            while (at < text.length()) {
                int begun = line;
                readRow();
                if (row.size() > 1 || !row.get(0).isBlank()) {
                    rows.accept(begun, row);
                }
                row = new ArrayList<>();
            }
        }

        private void readRow() {
            boolean more = true;
            while (more) {
                cell.setLength(0);
                if (at < text.length() && text.charAt(at) == '"') {
                    readQuoted();
                }
                more = readPlain();
                row.add(unescaped(cell.toString()));
            }
        }

        /** Up to the closing quote; one that closes no cell, or none near, is only a letter. */
        private void readQuoted() {
            int start = at++;
            int lines = line;
            while (at < text.length()) {
                char letter = text.charAt(at++);
                if (letter == '"' && at < text.length() && text.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else if (letter == '"' && cellEnds()) {
                    return;
                } else if (letter == '"') {
                    break;
                } else {
                    line += letter == '\n' ? 1 : 0;
                    cell.append(letter);
                }
                if (line - lines > 50) {
                    break;
                }
            }
            line = lines;
            at = start + 1;
            cell.setLength(0);
            cell.append('"');
        }

        private boolean cellEnds() {
            int next = at;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            return next == text.length()
                    || "\r\n".indexOf(text.charAt(next)) >= 0
                    || text.charAt(next) == separator;
        }

        private boolean readPlain() {
            while (at < text.length()) {
                char letter = text.charAt(at++);
                if (letter == separator) {
                    return true;
                }
                if (letter == '\n' || letter == '\r') {
                    at += letter == '\r' && at < text.length() && text.charAt(at) == '\n' ? 1 : 0;
                    line++;
                    return false;
                }
                cell.append(letter);
            }
            return false;
        }

        private static String unescaped(String cell) {
            boolean ours =
                    cell.length() > 1
                            && cell.charAt(0) == '\''
                            && FORMULA.indexOf(cell.charAt(1)) >= 0;
            String whole = ours ? cell.substring(1) : cell;
            return QUOTED.matcher(whole).replaceAll("$1").strip();
        }

        private static char separator(String text) {
            int end = text.indexOf('\n');
            String head = end < 0 ? text : text.substring(0, end);
            char best = ',';
            for (char candidate : new char[] {';', '\t'}) {
                if (count(head, candidate) > count(head, best)) {
                    best = candidate;
                }
            }
            return best;
        }

        private static long count(String text, char letter) {
            return text.chars().filter(each -> each == letter).count();
        }
    }
}
