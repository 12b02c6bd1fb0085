package dev.lectern.webinar;

import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The speakers of a webinar as rows of its form. */
final class SpeakerRows {
    /** The field by which the speakers as a whole go. */
    static final String FIRST = "speakers[0].name";

    private SpeakerRows() {}

    static void put(Map<String, String> typed, List<Speaker> speakers) {
        for (int i = 0; i < speakers.size(); i++) {
            Speaker speaker = speakers.get(i);
            typed.put("speakers[" + i + "].name", speaker.name());
            typed.put("speakers[" + i + "].role", text(speaker.role()));
            typed.put("speakers[" + i + "].bio", text(speaker.bio()));
            typed.put("speakers[" + i + "].photo", text(speaker.photo()));
        }
    }

    /** Those that hold something, and one that is empty. */
    static List<SpeakerRow> of(Map<String, String> typed) {
        var rows = new ArrayList<SpeakerRow>();
        for (int index : indexes(typed)) {
            String row = "speakers[" + index + "].";
            var read =
                    new SpeakerRow(
                            rows.size(),
                            typed.getOrDefault(row + "name", ""),
                            typed.getOrDefault(row + "role", ""),
                            typed.getOrDefault(row + "bio", ""),
                            typed.getOrDefault(row + "photo", ""));
            if (!read.blank()) {
                rows.add(read);
            }
        }
        rows.add(new SpeakerRow(rows.size(), "", "", "", ""));
        return rows;
    }

    /** As the API takes them. */
    static JsonArray json(Map<String, String> typed) {
        JsonArray all = new JsonArray();
        of(typed).stream().filter(row -> !row.blank()).map(SpeakerRow::json).forEach(all::add);
        return all;
    }

    private static TreeSet<Integer> indexes(Map<String, String> typed) {
        TreeSet<Integer> indexes = new TreeSet<>();
        for (String name : typed.keySet()) {
            if (name.matches("speakers\\[\\d{1,3}\\]\\.name")) {
                indexes.add(Integer.valueOf(name.replaceAll("\\D", "")));
            }
        }
        return indexes;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** One of them. */
    @TemplateData
    record SpeakerRow(int index, String name, String role, String bio, String photo) {
        public int number() {
            return index + 1;
        }

        public String field(String part) {
            return "speakers[" + index + "]." + part;
        }

        public boolean blank() {
            return name.isBlank() && role.isBlank() && bio.isBlank();
        }

        JsonObject json() {
            return new JsonObject()
                    .put("name", name)
                    .put("role", role)
                    .put("bio", bio)
                    .put("photo", photo);
        }
    }
}
