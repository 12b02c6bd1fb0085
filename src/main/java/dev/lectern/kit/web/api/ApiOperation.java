package dev.lectern.kit.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One operation of the API as {@code openapi/operations.txt} has it: what it takes and gives. */
record ApiOperation(
        String id, String method, String path, String body, String answers, String access) {
    static final String SAID_BY_CODE = "=";
    static final String NOTHING = "-";
    private static final String LIST = "openapi/operations.txt";

    static List<ApiOperation> all() {
        try (InputStream text =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(LIST)) {
            return new String(
                            Objects.requireNonNull(text, LIST).readAllBytes(),
                            StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ApiOperation::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ApiOperation read(String line) {
        List<String> words = List.of(line.trim().split("\\s+"));
        boolean saysStatus = Character.isDigit(words.get(4).charAt(0));
        List<String> rest = words.subList(saysStatus ? 5 : 4, words.size());
        boolean givesNothing = rest.isEmpty() || isAccess(rest.get(0));
        String gives = givesNothing ? "" : rest.get(0);
        String last = rest.isEmpty() ? "" : rest.get(rest.size() - 1);
        return new ApiOperation(
                words.get(0),
                words.get(1),
                words.get(2),
                words.get(3),
                saysStatus ? (words.get(4) + " " + gives).trim() : SAID_BY_CODE,
                isAccess(last) ? last : "key");
    }

    private static boolean isAccess(String word) {
        return word.equals("public") || word.equals("grant");
    }

    boolean takesNothing() {
        return body.equals(NOTHING);
    }

    /** The name of what it takes, or a media type. */
    String takes() {
        return body.endsWith("?") ? body.substring(0, body.length() - 1) : body;
    }

    boolean needsBody() {
        return !body.endsWith("?");
    }

    List<String> statuses() {
        return Arrays.asList(answers.split(" ")[0].split(","));
    }

    /** The name of what it gives, a media type, or nothing. */
    String gives() {
        return answers.contains(" ") ? answers.substring(answers.indexOf(' ') + 1) : NOTHING;
    }

    boolean creates() {
        return statuses().contains("201");
    }

    boolean changes() {
        return !method.equals("GET");
    }
}
