package dev.lectern.registration.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.DateChoice;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.Planned;
import dev.lectern.webinar.WebinarView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleImportTest {
    private static final Form FORM = Form.defaults(Locale.ENGLISH);
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    @Test
    void people_are_read_by_the_names_of_their_columns() {
        PeopleImport file = read("Mobile number;Name;E-Mail\n+49 170 1;\"Smith; Carol\";C@x.com\n");

        assertThat(file.problems()).isEmpty();
        assertThat(file.people())
                .singleElement()
                .satisfies(
                        row -> {
                            Answers person = row.person();
                            assertThat(person.name()).isEqualTo("Smith; Carol");
                            assertThat(person.address().key()).isEqualTo("c@x.com");
                            assertThat(person.rest().getString("mobile")).isEqualTo("+49 170 1");
                        });
    }

    @Test
    void what_is_wrong_names_the_column_as_the_file_does() {
        PeopleImport file = read("Vollständiger Name,E-Mail-Adresse\nCarol,carol@\n");

        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.column()).isEqualTo("E-Mail-Adresse"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "First name,Last name,Email\nJürgen,Müller,ju@x.com",
                "Vorname;Nachname;E-Mail\nJürgen;Müller;ju@x.com",
                "surname,email,given name\nMüller,ju@x.com,Jürgen",
                "Vorname;Name;E-Mail\nJürgen;Müller;ju@x.com"
            })
    void a_name_in_two_columns_is_one(String file) {
        assertThat(read(file).people())
                .singleElement()
                .satisfies(row -> assertThat(row.person().name()).isEqualTo("Jürgen Müller"));
        assertThat(read(file).unread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Anna, von der Leyen, Anna von der Leyen",
        "Jan, Jansen, Jan Jansen",
        "Max, Maxwell, Max Maxwell",
        "Bob, Dr. Bob Lee, Dr. Bob Lee",
        "bob, Bob Lee, Bob Lee"
    })
    void a_name_beside_a_first_name_is_whole_where_that_is_a_word_of_it(
            String first, String name, String whole) {
        PeopleImport file = read("Vorname;Name;E-Mail\n" + first + ";" + name + ";a@x.com");

        assertThat(file.people())
                .singleElement()
                .satisfies(row -> assertThat(row.person().name()).isEqualTo(whole));
    }

    @ParameterizedTest
    @CsvSource({
        "kevin.ng@firma.com, kevin ng",
        "www.hans_de@x.com, www hans de",
        "b/c.at/x@x.com, b/c at/x",
        "_@x.com, _"
    })
    void who_has_no_name_is_called_by_what_the_address_begins_with(String email, String name) {
        PeopleImport file = read("email\n" + email);

        assertThat(file.problems()).isEmpty();
        assertThat(file.people()).extracting(row -> row.person().name()).containsExactly(name);
    }

    @Test
    void half_a_name_does_and_a_whole_one_outweighs_two_halves() {
        PeopleImport file =
                read(
                        "email,first name,last name,name\na@x.com,Ann,,\nb@x.com,Bob,Lee,Dr. Bob Lee\n");

        assertThat(file.people())
                .extracting(row -> row.person().name())
                .containsExactly("Ann", "Dr. Bob Lee");
    }

    @Test
    void of_two_columns_with_one_meaning_the_first_counts_that_says_something() {
        PeopleImport file =
                read("email,mail,name,full name\n,a@x.com, ,Ann\nb@x.com,c@x.com,Bob,Rob\n");

        assertThat(file.people())
                .extracting(row -> row.person().name() + " " + row.person().address().key())
                .containsExactly("Ann a@x.com", "Bob b@x.com");
    }

    @Test
    void columns_that_nobody_asked_for_are_named_and_keep_nobody_out() {
        PeopleImport file = read("Email,Company, Notes ,Name,\na@x.com,Roses Ltd,tall,Ann,\n");

        assertThat(file.unread()).containsExactly("Company", "Notes");
        assertThat(file.people()).hasSize(1);
        assertThat(file.problems()).isEmpty();
    }

    @Test
    void choices_with_a_stroke_in_them_survive_a_file() {
        List<String> choices = List.of("C | D", "A|B", "Blue");

        assertThat(Cells.split(Cells.join(choices))).isEqualTo(choices);
    }

    @Test
    void two_hundred_thousand_rows_with_a_broken_one_in_the_middle_lose_one() {
        String rows =
                IntStream.rangeClosed(1, 200_000)
                        .mapToObj(
                                n ->
                                        n == 100_000
                                                ? "\"Bro\"ken,no address"
                                                : "P " + n + ",p" + n + "@x.com")
                        .collect(Collectors.joining("\n"));

        PeopleImport file = read("name,email\n" + rows);

        assertThat(file.people()).hasSize(199_999);
        assertThat(file.wrong()).isEqualTo(1);
        assertThat(file.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(100_001);
                            assertThat(problem.field()).isEqualTo("email");
                        });
    }

    @Test
    void a_quote_that_never_closes_spoils_its_own_row_only() {
        PeopleImport file =
                read(
                        "name,email\n\"Carol,carol@x.com\n"
                                + "Dave,dave@x.com\n".repeat(1)
                                + IntStream.range(0, 100)
                                        .mapToObj(n -> "P,p" + n + "@x.com\n")
                                        .collect(Collectors.joining()));

        assertThat(file.people()).hasSize(102);
        assertThat(file.people().get(0).person().name()).isEqualTo("\"Carol");
    }

    @Test
    void a_quote_inside_the_text_of_another_swallows_nobody() {
        PeopleImport file =
                read(
                        "email,name,mobile\n\"c@x.com,Broken,\nd@x.com,Dave,\n"
                                + "e@x.com,\"Eve \"\"Evie\"\"\nSmith\",\n");

        assertThat(file.people())
                .extracting(row -> row.person().name())
                .containsExactly("Dave", "Eve \"Evie\" Smith");
        assertThat(file.problems()).extracting(RowProblem::line).containsExactly(2);
    }

    @Test
    void an_address_that_stands_there_twice_is_taken_once() {
        PeopleImport file = read("email,name\na@x.com,A\nA@X.com,B\n");

        assertThat(file.people()).hasSize(1);
        assertThat(file.problems()).extracting(RowProblem::line).containsExactly(3);
    }

    @Test
    void a_file_as_old_spreadsheets_write_it_keeps_its_umlauts() {
        byte[] file = "name;email\r\nJürgen;j@x.com\r\n".getBytes(Charset.forName("windows-1252"));

        assertThat(read(file, FORM).people().get(0).person().name()).isEqualTo("Jürgen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void a_file_that_a_spreadsheet_calls_unicode_text_is_read(String charset) {
        byte[] file = "\ufeffname\temail\r\nJürgen\tj@x.com\r\n".getBytes(Charset.forName(charset));

        assertThat(read(file, FORM).people())
                .singleElement()
                .satisfies(row -> assertThat(row.person().name()).isEqualTo("Jürgen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name\nCarol", "a@x.com\nb@x.com"})
    void a_file_that_names_no_address_column_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("“email”");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =1",
                "|calc",
                "%0A",
                "＝1+1"
            })
    void no_cell_of_an_export_is_a_formula(String text) {
        String row = CsvText.row(List.of(text));

        assertThat(row).startsWith("\"'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x;=1+1;y",
                "x\t=1+1",
                "x\n=1+1",
                "x\r\n@SUM(A1)",
                "x; =1+1",
                "x;\"=1+1",
                "x;-1"
            })
    void no_part_of_a_cell_is_a_formula_where_it_is_split(String text) {
        String row = CsvText.row(List.of("a@x.com", text));

        assertThat(row.split("[;\t\r\n]"))
                .noneMatch(part -> part.replaceAll("^[ \"]+", "").matches("[=+@-].*"));
    }

    @Test
    void what_stands_behind_a_semicolon_comes_back_as_it_was() {
        String csv =
                CsvText.row(List.of("email", "name"))
                        + CsvText.row(List.of("a@x.com", "x;=1+1;y '=z"));

        assertThat(read(csv).people().get(0).person().name()).isEqualTo("x;=1+1;y '=z");
    }

    @Test
    void what_is_exported_can_be_imported_again() {
        String csv =
                CsvText.row(List.of("email", "name", "mobile"))
                        + CsvText.row(Arrays.asList("a@x.com", "=Ann \"the\" 1st", "+49 170 1234"));

        PeopleImport file = read(csv);

        assertThat(file.people().get(0).person().name()).isEqualTo("=Ann \"the\" 1st");
        assertThat(file.people().get(0).person().rest().getString("mobile"))
                .isEqualTo("+49 170 1234");
    }

    @Test
    void several_answers_stand_in_one_cell() {
        Form form =
                Form.from(
                        new JsonArray()
                                .add(
                                        new JsonObject()
                                                .put("id", "topics")
                                                .put("type", "choices")
                                                .put("options", List.of("a", "b", "c"))),
                        Locale.ENGLISH);

        PeopleImport file =
                read("email,topics\nx@x.com,a | c\n".getBytes(StandardCharsets.UTF_8), form);

        assertThat(file.people().get(0).person().rest().getJsonArray("topics").getList())
                .isEqualTo(List.of("a", "c"));
    }

    @Test
    void a_column_says_who_comes_to_which_date() {
        PeopleImport file =
                read("email,date\na@x.com,3.12.2026\na@x.com,2026-11-26\nb@x.com,\nc@x.com,all\n");

        assertThat(file.problems()).isEmpty();
        assertThat(file.people())
                .extracting(PeopleImport.Row::date)
                .containsExactly(SECOND, FIRST, FIRST, null);
    }

    @Test
    void a_wrong_date_keeps_out_its_row_and_is_said_beside_what_else_is_wrong() {
        PeopleImport file = read("E-Mail,Termin\na@,2026-12-01\nb@x.com,2026-12-03\n");

        assertThat(file.people()).extracting(PeopleImport.Row::line).containsExactly(3);
        assertThat(file.wrong()).isEqualTo(1);
        assertThat(file.problems())
                .extracting(problem -> problem.line() + " " + problem.column())
                .containsExactly("2 E-Mail", "2 Termin");
    }

    @Test
    void an_id_outweighs_the_date_beside_it() {
        PeopleImport file = read("date,occurrence,email\n2026-11-26," + SECOND + ",a@x.com\n");

        assertThat(file.people()).extracting(PeopleImport.Row::date).containsExactly(SECOND);
    }

    @Test
    void a_question_called_date_is_a_question() {
        JsonObject date = new JsonObject().put("id", "date").put("type", "text");
        Form form = Form.from(new JsonArray().add(date), Locale.ENGLISH);

        PeopleImport file =
                read("email,date\na@x.com,of birth\n".getBytes(StandardCharsets.UTF_8), form);

        assertThat(file.people().get(0).person().rest().getString("date")).isEqualTo("of birth");
    }

    private static Form asking(String id, String label) {
        JsonObject question = new JsonObject().put("id", id).put("label", label);
        return Form.from(new JsonArray().add(question), Locale.ENGLISH);
    }

    /** As it was before questions bore another name beside columns of the list's own. */
    @ParameterizedTest
    @CsvSource({"status, Status", "language, Language", "id, Your id", "registered, Registered"})
    void an_old_export_says_by_place_which_column_is_a_question(String id, String label) {
        String head =
                "email,name,status,registered," + id + ",source,language,id,occurrence,date\n";
        String file =
                head
                        + "a@x.com,Ann,cancelled,2026-11-01,student,page,en,7,,\n"
                        + "b@x.com,Bob,approved,2026-11-01,,page,en,8,,\n"
                        + "c@x.com,Cid,pending,2026-11-01,teacher,page,en,9,,\n";

        PeopleImport read = read(file.getBytes(StandardCharsets.UTF_8), asking(id, label));

        assertThat(read.problems())
                .extracting(problem -> problem.line() + " " + problem.column())
                .containsExactly("2 status");
        assertThat(read.people())
                .extracting(row -> row.standing() + " " + row.person().rest().getString(id))
                .containsExactly("COMES null", "UNDECIDED teacher");
        assertThat(read.unread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"state, Status", "status, What are you?", "status, Status"})
    void a_question_beside_the_lists_own_column_is_named_an_answer(String id, String label) {
        String column = OwnColumns.heading(id);
        String file =
                "email,name,status,registered,%s\na@x.com,Ann,declined,2026-11-01,x\n"
                                .formatted(column)
                        + "b@x.com,Bob,approved,2026-11-01,student\n";

        PeopleImport read = read(file.getBytes(StandardCharsets.UTF_8), asking(id, label));

        assertThat(read.wrong()).isEqualTo(1);
        assertThat(read.people())
                .extracting(row -> row.person().rest().getString(id))
                .containsExactly("student");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Answer: Status", "answer:status", "ANSWER: STATUS"})
    void an_answers_column_makes_the_bare_name_the_lists_own(String heading) {
        String file = heading + ",email,status\nstudent,a@x.com,cancelled\nx,b@x.com,\n";

        PeopleImport read = read(file.getBytes(StandardCharsets.UTF_8), asking("status", "Status"));

        assertThat(read.problems()).extracting(RowProblem::line).containsExactly(2);
        assertThat(read.people())
                .extracting(row -> row.person().rest().getString("status"))
                .containsExactly("x");
    }

    @Test
    void an_id_outweighs_the_label_of_another_question() {
        JsonArray two =
                new JsonArray()
                        .add(new JsonObject().put("id", "firm").put("label", "Company"))
                        .add(new JsonObject().put("id", "company").put("label", "Size"));

        PeopleImport read =
                read(
                        "email,company\na@x.com,12\n".getBytes(StandardCharsets.UTF_8),
                        Form.from(two, Locale.ENGLISH));

        assertThat(read.people().get(0).person().rest())
                .isEqualTo(new JsonObject().put("company", "12"));
    }

    private static PeopleImport read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), FORM);
    }

    /** For a series of two dates, of which the first is usual. */
    private static PeopleImport read(byte[] file, Form form) {
        WebinarView series =
                Planned.webinar(
                        new JsonObject(),
                        "FREQ=WEEKLY;COUNT=2",
                        List.of(
                                Planned.date(FIRST, Instant.parse("2026-11-26T17:00:00Z")),
                                Planned.date(SECOND, Instant.parse("2026-12-03T17:00:00Z"))));
        return PeopleImport.read(
                file, form, new DateChoice(series), FIRST, EnumSet.allOf(Standing.class));
    }
}
