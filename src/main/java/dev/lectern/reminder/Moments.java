package dev.lectern.reminder;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.registration.Registrations;
import dev.lectern.reminder.Offsets.Offset;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form that says when reminders and thanks go: as it stands, or as it was typed. */
@TemplateData
record Moments(
        UUID webinar, List<Offset> offsets, String another, String followUp, Mistakes mistakes) {

    static Moments of(WebinarView webinar, LetterWords words) {
        return new Moments(
                webinar.id(),
                Offsets.offered(webinar.reminders(), words),
                "",
                String.valueOf(Registrations.followUp(webinar).toMinutes()),
                Mistakes.none());
    }

    /** What was typed stays, with what is wrong beside it. */
    static Moments typed(
            WebinarView webinar,
            MultivaluedMap<String, String> sent,
            Mistakes mistakes,
            LetterWords words) {
        List<String> ticked = sent.getOrDefault("minutes", List.of());
        Stream<Integer> chosen =
                ticked.stream().filter(one -> one.matches("\\d{1,5}")).map(Integer::valueOf);
        return new Moments(
                webinar.id(),
                Offsets.offered(chosen.toList(), words),
                said(sent.getFirst("another")),
                said(sent.getFirst("followUpMinutes")),
                mistakes);
    }

    private static String said(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    public String path() {
        return "/webinars/" + webinar + "/mail/reminders";
    }

    public String back() {
        return "/webinars/" + webinar + "?tab=mail";
    }
}
