package dev.lectern.registration.builder;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The questions of a webinar while a host builds them: as typed, in their order. */
record BuiltForm(List<QuestionRow> rows) {
    private static final int MOST_QUESTIONS = 40;

    static BuiltForm of(WebinarView webinar) {
        Form form = Form.from(webinar.registration().getJsonArray("fields"), webinar.locale());
        return new BuiltForm(form.fields().stream().map(QuestionRow::of).toList());
    }

    static BuiltForm of(MultivaluedMap<String, String> sent) {
        List<QuestionRow> rows = new ArrayList<>();
        for (int i = 0; sent.containsKey(name(i, "type")); i++) {
            String type = typed(sent, i, "type");
            rows.add(
                    new QuestionRow(
                            typed(sent, i, "id"),
                            QuestionRow.TYPES.contains(type) ? type : "text",
                            typed(sent, i, "label"),
                            typed(sent, i, "placeholder"),
                            typed(sent, i, "help"),
                            sent.containsKey(name(i, "required")),
                            typed(sent, i, "options"),
                            typed(sent, i, "link")));
        }
        return new BuiltForm(rows);
    }

    private static String typed(MultivaluedMap<String, String> sent, int row, String part) {
        String typed = sent.getFirst(name(row, part));
        return typed == null ? "" : typed;
    }

    static String name(int row, String part) {
        return "fields[" + row + "]." + part;
    }

    /**
     * What a button says is to be done: "add", or "up:3", "down:3", "remove:3".
     *
     * @param focus which row is looked at afterwards; absent: none
     */
    record Step(BuiltForm form, @Nullable Integer focus) {}

    Step step(String button) {
        if (button.equals("add")) {
            return full() ? new Step(this, null) : add();
        }
        String[] words = button.split(":");
        int row =
                words.length == 2 && words[1].matches("\\d{1,2}") ? Integer.parseInt(words[1]) : 0;
        if (row >= rows.size() || rows.get(row).fixed()) {
            return new Step(this, null);
        }
        return switch (words[0]) {
            case "up" -> move(row, row - 1);
            case "down" -> move(row, row + 1);
            case "remove" -> remove(row);
            default -> new Step(this, null);
        };
    }

    /** Whether no question can be added any more; name and address do not count. */
    boolean full() {
        return rows.stream().filter(row -> !row.fixed()).count() >= MOST_QUESTIONS;
    }

    private Step add() {
        List<QuestionRow> more = new ArrayList<>(rows);
        more.add(QuestionRow.fresh());
        return new Step(new BuiltForm(more), more.size() - 1);
    }

    private Step move(int from, int to) {
        boolean possible = to < rows.size() && !rows.get(to).fixed();
        if (!possible) {
            return new Step(this, from);
        }
        List<QuestionRow> moved = new ArrayList<>(rows);
        Collections.swap(moved, from, to);
        return new Step(new BuiltForm(moved), to);
    }

    private Step remove(int row) {
        List<QuestionRow> fewer = new ArrayList<>(rows);
        fewer.remove(row);
        return new Step(new BuiltForm(fewer), Math.min(row, fewer.size() - 1));
    }

    /**
     * As the API takes it.
     *
     * @param before ids that questions had: a new one must not take over what was answered to them
     */
    JsonArray json(Set<String> before) {
        Set<String> taken =
                Stream.concat(before.stream(), rows.stream().map(QuestionRow::id))
                        .map(id -> id.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(HashSet::new));
        JsonArray fields = new JsonArray();
        rows.forEach(row -> fields.add(row.json(fields.size() + 1, taken)));
        return fields;
    }

    /** Each row with its place and what is wrong with it. */
    List<Row> shown(Mistakes mistakes) {
        List<Row> shown = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            shown.add(new Row(i, rows.get(i), rows.size(), mistakes));
        }
        return shown;
    }

    /** One row of the page. */
    @TemplateData
    record Row(int index, QuestionRow question, int count, Mistakes mistakes) {
        public String name(String part) {
            return BuiltForm.name(index, part);
        }

        public String id(String part) {
            return "question-" + index + "-" + part;
        }

        public int number() {
            return index + 1;
        }

        public boolean first() {
            return index <= 2;
        }

        public boolean last() {
            return index == count - 1;
        }

        public @Nullable Sentence mistake(String part) {
            return mistakes.at("registration." + name(part));
        }

        public boolean is(String type) {
            return question.type().equals(type);
        }
    }
}
