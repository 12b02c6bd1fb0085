package dev.lectern.reminder;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.webinar.Lead;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many minutes before the start reminders go, as a page offers and takes them. */
final class Offsets {
    private static final int EARLIEST = 43_200;
    private static final int LATEST = 20_160;
    private static final List<Integer> USUAL = List.of(10_080, 1_440, 60, 15);

    private Offsets() {}

    /** One that may be ticked. */
    record Offset(int minutes, String words, boolean chosen) {}

    static List<Offset> offered(List<Integer> chosen, LetterWords words) {
        TreeSet<Integer> all = new TreeSet<>(Comparator.reverseOrder());
        all.addAll(USUAL);
        all.addAll(chosen);
        return all.stream()
                .map(minutes -> new Offset(minutes, name(minutes, words), chosen.contains(minutes)))
                .toList();
    }

    private static String name(int minutes, LetterWords words) {
        return switch (minutes) {
            case 10_080 -> words.week();
            case 1_440 -> words.day();
            case 60 -> words.hour();
            default -> words.minutes(minutes);
        };
    }

    static JsonArray of(
            @Nullable List<String> ticked, @Nullable String another, LetterWords words) {
        Stream<Object> all =
                Stream.concat(
                        ticked == null
                                ? Stream.empty()
                                : Lead.read(String.join(",", ticked)).stream(),
                        another == null ? Stream.empty() : Lead.read(another).stream());
        Stream<Integer> minutes = all.map(one -> minutes(one, words));
        return new JsonArray(minutes.distinct().toList());
    }

    /** What is said about the time after the end; without a word it stays as it is. */
    static JsonObject followUp(@Nullable String typed, LetterWords words) {
        if (typed == null) {
            return new JsonObject();
        }
        int minutes = typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : -1;
        if (minutes < 0 || minutes > LATEST) {
            throw new Refused("followUpMinutes", words.followUpWrong());
        }
        return new JsonObject().put("followUpMinutes", minutes);
    }

    private static int minutes(Object read, LetterWords words) {
        int minutes = read instanceof Integer known ? known : 0;
        if (minutes < 1 || minutes > EARLIEST) {
            throw new Refused("another", words.remindersWrong());
        }
        return minutes;
    }
}
