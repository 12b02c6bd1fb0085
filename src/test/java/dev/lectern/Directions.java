package dev.lectern;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which package may use which: those named here, and what they use. */
final class Directions {
    private static final String HOUSE = "dev.lectern";
    private static final Map<String, List<String>> BELOW =
            Map.ofEntries(
                    Map.entry("", List.of("workspace")),
                    Map.entry("reminder", List.of("attendance", "recording")),
                    Map.entry("webhook", List.of("attendance", "recording")),
                    Map.entry(
                            "attendance",
                            List.of("chat", "question", "poll", "room", "registration")),
                    Map.entry("recording", List.of("chat", "question", "room")),
                    Map.entry("chat", List.of("room")),
                    Map.entry("question", List.of("room")),
                    Map.entry("poll", List.of("room")),
                    Map.entry("handout", List.of("room")),
                    Map.entry("room", List.of("registration", "webinar", "call")),
                    Map.entry("registration", List.of("webinar")),
                    Map.entry("webinar", List.of("workspace", "call")),
                    Map.entry("call", List.of("workspace", "call.policy")),
                    Map.entry("call.policy", List.of("kit")),
                    Map.entry("call.builtin", List.of("call", "sfu")),
                    Map.entry("call.livekit", List.of("call")),
                    Map.entry("call.stream", List.of("call")),
                    Map.entry("call.daily", List.of("call")),
                    Map.entry("call.signalwire", List.of("call")),
                    Map.entry("call.callaba", List.of("call")),
                    Map.entry("workspace", List.of("account")),
                    Map.entry("account", List.of("kit")),
                    Map.entry("kit", List.of()),
                    Map.entry("sfu", List.of()));

    private Directions() {}

    static boolean allow(String fromPackage, String toPackage) {
        String from = subject(fromPackage);
        String to = subject(toPackage);
        return from.equals(to) || reach(from).contains(to);
    }

    private static Set<String> reach(String from) {
        List<String> named = BELOW.get(from);
        if (named == null) {
            throw new IllegalStateException(
                    "The package “" + from + "” has no place in the house yet: give it one here.");
        }
        Set<String> all = new HashSet<>(named);
        named.forEach(below -> all.addAll(reach(below)));
        return all;
    }

    /** The first word after the house's name; what is below calls is a subject of its own. */
    private static String subject(String packageName) {
        String rest = packageName.substring(Math.min(packageName.length(), HOUSE.length() + 1));
        String[] words = rest.split("\\.");
        boolean belowCalls = words[0].equals("call") && words.length > 1;
        return belowCalls ? words[0] + "." + words[1] : words[0];
    }
}
