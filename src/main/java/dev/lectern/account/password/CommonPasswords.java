package dev.lectern.account.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The passwords that everybody tries first.
 *
 * <p>The list holds the words that leaked passwords are made of. What people do to such a word
 * (capitals, look-alike signs, digits and signs round it, twice the same, backwards) is undone
 * before it is looked up, so a line stands for hundreds of passwords. Ways over the keyboard need
 * no list. Nothing here takes longer than some thousand steps: it runs where requests are answered.
 */
final class CommonPasswords {
    private static final Set<String> KNOWN = read();
    private static final int LONGEST_WORD = KNOWN.stream().mapToInt(String::length).max().orElse(0);
    private static final Pattern ROUND_IT = Pattern.compile("^[^a-z]+|[^a-z]+$");
    private static final Pattern REPEATED = Pattern.compile("(.{1,100}?)\\1+(.{0,3})");

    /** Of so few words, walks and single keys that whoever guesses gets there soon. */
    private static final int FEW_PIECES = 3;

    private static final int FEW_WORDS = 2;
    private static final int FEW_STRAYS = 2;

    private CommonPasswords() {}

    /** Whether it is one of them; in small letters. */
    static boolean has(String lower) {
        List<String> spellings = List.of(lower, plain(lower, 'i'), plain(lower, 'l'));
        String backwards = new StringBuilder(lower).reverse().toString();
        return spellings.stream().anyMatch(one -> isKnown(one, stem(one)))
                || isKnown(backwards, stem(backwards))
                || backwards.equals(lower)
                || REPEATED.matcher(lower).matches()
                || lower.chars().distinct().count() < 4
                || areTwoWalks(lower)
                || isMadeOfLittle(lower, spellings);
    }

    private static boolean isKnown(String text, String stem) {
        return KNOWN.contains(text) || KNOWN.contains(stem) || isTwoKnownWords(stem);
    }

    private static boolean isTwoKnownWords(String stem) {
        for (int i = 3; i <= stem.length() - 3; i++) {
            if (KNOWN.contains(stem.substring(0, i)) && KNOWN.contains(stem.substring(i))) {
                return true;
            }
        }
        return false;
    }

    /** One key of one walk after one of another: "1a2b3c4d5e". */
    private static boolean areTwoWalks(String text) {
        StringBuilder[] walks = {new StringBuilder(), new StringBuilder()};
        for (int at = 0; at < text.length(); at++) {
            walks[at % 2].append(text.charAt(at));
        }
        return KeyboardWalks.isOne(walks[0].toString()) && KeyboardWalks.isOne(walks[1].toString());
    }

    private static boolean isMadeOfLittle(String text, List<String> spellings) {
        int[] walks = KeyboardWalks.from(text);
        return strays(walks) <= FEW_STRAYS || pieces(spellings, walks) <= FEW_PIECES;
    }

    /** How many keys are on no walk, at the least. */
    private static int strays(int[] walks) {
        int[] fewest = new int[walks.length + 1];
        Arrays.fill(fewest, 1, fewest.length, walks.length);
        for (int at = 0; at < walks.length; at++) {
            reach(fewest, at + 1, fewest[at] + 1);
            for (int keys = 3; keys <= walks[at]; keys++) {
                reach(fewest, at + keys, fewest[at]);
            }
        }
        return fewest[walks.length];
    }

    /** Of how few pieces it can be made, two of them words. */
    private static int pieces(List<String> spellings, int[] walks) {
        int length = walks.length;
        int[][] fewest = new int[FEW_WORDS + 1][length + 1];
        for (int words = 0; words <= FEW_WORDS; words++) {
            Arrays.fill(fewest[words], words == 0 ? 1 : 0, length + 1, length);
        }
        for (int at = 0; at < length; at++) {
            for (int words = 0; words <= FEW_WORDS; words++) {
                int next = fewest[words][at] + 1;
                reach(fewest[words], at + 1, next);
                for (int keys = 3; keys <= walks[at]; keys++) {
                    reach(fewest[words], at + keys, next);
                }
                if (words < FEW_WORDS && next <= FEW_PIECES) {
                    word(spellings, at, fewest[words + 1], next);
                }
            }
        }
        return Arrays.stream(fewest).mapToInt(reached -> reached[length]).min().orElse(length);
    }

    private static void word(List<String> spellings, int at, int[] fewest, int next) {
        int most = Math.min(LONGEST_WORD, spellings.get(0).length() - at);
        for (int letters = 3; letters <= most; letters++) {
            int end = at + letters;
            if (spellings.stream().anyMatch(one -> KNOWN.contains(one.substring(at, end)))) {
                reach(fewest, end, next);
            }
        }
    }

    private static void reach(int[] fewest, int at, int with) {
        fewest[at] = Math.min(fewest[at], with);
    }

    /** The word without what stands round it: "!!summer2024" is "summer". */
    static String stem(String text) {
        return ROUND_IT.matcher(text).replaceAll("");
    }

    private static String plain(String text, char one) {
        return text.replace('@', 'a')
                .replace('4', 'a')
                .replace('8', 'b')
                .replace('3', 'e')
                .replace('6', 'g')
                .replace('9', 'g')
                .replace('1', one)
                .replace('!', one)
                .replace('|', one)
                .replace('0', 'o')
                .replace('$', 's')
                .replace('5', 's')
                .replace('7', 't')
                .replace('+', 't')
                .replace('2', 'z');
    }

    private static Set<String> read() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("The list of common passwords is missing");
            }
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read", e);
        }
    }
}
