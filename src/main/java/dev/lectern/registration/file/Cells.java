package dev.lectern.registration.file;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several choices in one cell of a file, as {@code Blue | Green}; a stroke within a choice is
 * written {@code \\|}.
 */
public final class Cells {
    private static final String BETWEEN = " | ";

    private Cells() {}

    public static String join(List<String> choices) {
        return choices.stream()
                .map(one -> one.replace("|", "\\|"))
                .collect(Collectors.joining(BETWEEN));
    }

    static List<String> split(String cell) {
        return Stream.of(cell.split(Pattern.quote(BETWEEN)))
                .map(one -> one.replace("\\|", "|"))
                .toList();
    }
}
