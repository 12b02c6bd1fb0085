package dev.lectern.account.password;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ways that fingers take over the keys: along a row, down a column, zigzag, back again; on the
 * number pad, too, and along the alphabet.
 */
final class KeyboardWalks {
    private static final int SHORTEST = 3;
    private static final List<Map<Character, Key>> BOARDS =
            List.of(
                    board("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"),
                    board("1234567890ß", "qwertzuiopü+", "asdfghjklöä#", "yxcvbnm,.-"),
                    board("1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"),
                    board("789", "456", "123", " 0"),
                    board("abcdefghijklmnopqrstuvwxyz"));
    private static final String SHIFTED = "!@#$%^&*()_+";
    private static final String UNSHIFTED = "1234567890-=";

    private KeyboardWalks() {}

    private record Key(int column, int row) {
        boolean beside(Key other) {
            return Math.abs(column - other.column) <= 1 && Math.abs(row - other.row) <= 1;
        }
    }

    private static Map<Character, Key> board(String... rows) {
        Map<Character, Key> keys = new HashMap<>();
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length(); column++) {
                keys.put(rows[row].charAt(column), new Key(column, row));
            }
        }
        return keys;
    }

    /** How many keys the longest walk takes that begins at each; 0 where none does. */
    static int[] from(String text) {
        String keys = unshifted(text);
        int[] longest = new int[keys.length()];
        for (Map<Character, Key> board : BOARDS) {
            int walk = 1;
            for (int at = keys.length() - 2; at >= 0; at--) {
                walk = beside(board, keys.charAt(at), keys.charAt(at + 1)) ? walk + 1 : 1;
                longest[at] = Math.max(longest[at], walk < SHORTEST ? 0 : walk);
            }
        }
        return longest;
    }

    private static boolean beside(Map<Character, Key> board, char one, char other) {
        @Nullable Key from = board.get(one);
        @Nullable Key to = board.get(other);
        return from != null && to != null && from.beside(to);
    }

    /** Whether all of it is one walk. */
    static boolean isOne(String text) {
        return text.length() >= SHORTEST && from(text)[0] == text.length();
    }

    private static String unshifted(String text) {
        StringBuilder keys = new StringBuilder(text);
        for (int at = 0; at < keys.length(); at++) {
            int shifted = SHIFTED.indexOf(keys.charAt(at));
            if (shifted >= 0) {
                keys.setCharAt(at, UNSHIFTED.charAt(shifted));
            }
        }
        return keys.toString();
    }
}
