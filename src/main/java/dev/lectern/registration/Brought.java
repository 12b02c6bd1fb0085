package dev.lectern.registration;

import dev.lectern.registration.Intake.Kind;
import dev.lectern.registration.Intake.Result;
import dev.lectern.registration.file.PeopleImport;
import dev.lectern.registration.file.RowProblem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How many rows a file had, and what became of them.
 *
 * @param waiting how many of those added or let in wait for a seat
 * @param undecided how many of those added wait for the host's answer
 * @param known who was registered before
 * @param approved how many of those known nobody had decided about, and the list lets in
 * @param full for whom there was no seat; said row by row among the problems
 * @param unread the columns of which nothing is taken, as the file names them
 */
record Brought(
        int rows,
        int added,
        int waiting,
        int undecided,
        int known,
        int approved,
        int full,
        int wrong,
        List<RowProblem> problems,
        List<String> unread) {
    private static final int MOST_PROBLEMS = 1_000;

    static Brought nobody(PeopleImport people) {
        return new Brought(
                people.rows(),
                0,
                0,
                0,
                0,
                0,
                0,
                people.wrong(),
                people.problems(),
                people.unread());
    }

    Brought and(List<Result> results, List<RowProblem> more) {
        return new Brought(
                rows,
                added + count(results, Kind.NEW),
                waiting + count(results, Status.WAITLISTED),
                undecided + count(results, Status.PENDING),
                known + count(results, Kind.AGAIN) + count(results, Kind.LET_IN),
                approved + count(results, Kind.LET_IN),
                full + count(results, Kind.FULL),
                wrong,
                Stream.concat(problems.stream(), more.stream())
                        .sorted(Comparator.comparingInt(RowProblem::line))
                        .limit(MOST_PROBLEMS)
                        .toList(),
                unread);
    }

    private static int count(List<Result> results, Kind kind) {
        return (int) results.stream().filter(result -> result.kind() == kind).count();
    }

    private static int count(List<Result> results, Status status) {
        return (int)
                results.stream()
                        .filter(Result::takenIn)
                        .filter(result -> result.registration().status() == status)
                        .count();
    }

    JsonObject json(Locale language) {
        JsonArray reasons = new JsonArray();
        problems.forEach(
                problem ->
                        reasons.add(
                                new JsonObject()
                                        .put("line", problem.line())
                                        .put("field", problem.field())
                                        .put("column", problem.column())
                                        .put("message", problem.message().in(language))));
        return new JsonObject()
                .put("rows", rows)
                .put("added", added)
                .put("waiting", waiting)
                .put("pending", undecided)
                .put("known", known)
                .put("approved", approved)
                .put("full", full)
                .put("wrong", wrong)
                .put("problems", reasons)
                .put("unread", new JsonArray(unread));
    }

    /** Of a preview: nobody was added, but so many are ready to be. */
    JsonObject foreseen(Locale language) {
        return json(language).put("added", 0).put("ready", added);
    }
}
