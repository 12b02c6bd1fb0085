package dev.lectern.reminder;

import dev.lectern.registration.PersonChanged;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Replay;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a mail is about, as it stands at the moment of writing.
 *
 * @param about what was noted when it was posted
 * @param replay what was recorded of the date, where the mail is about that
 * @param stage as whom they stand on the stage, where it is to one of those
 */
record Subject(
        WorkspaceView workspace,
        WebinarView webinar,
        PersonView person,
        JsonObject about,
        Replay replay,
        @Nullable StagePersonView stage) {

    private static final Set<MailKind> OF_NO_PLACE =
            EnumSet.of(
                    MailKind.DECLINED,
                    MailKind.PLACE_CANCELLED,
                    MailKind.INVITATION,
                    MailKind.HOST_DIGEST);

    Subject(WorkspaceView workspace, WebinarView webinar, PersonView person, JsonObject about) {
        this(workspace, webinar, person, about, Replay.NOTHING, null);
    }

    Subject with(Replay recorded) {
        return new Subject(workspace, webinar, person, about, recorded, stage);
    }

    Subject as(@Nullable StagePersonView speaker) {
        return new Subject(workspace, webinar, person, about, replay, speaker);
    }

    /** Whether they are to speak still, whatever becomes of their place in the audience. */
    boolean speaks() {
        return stage != null
                && webinar.state() == WebinarState.PUBLISHED
                && !webinar.coming().isEmpty();
    }

    /** The date the mail is about: the one named, else the person's own, else the current one. */
    OccurrenceView date() {
        return changed().stream().findFirst().orElseGet(this::named);
    }

    /** Those dates of this person of which the mail tells that something became of them. */
    List<OccurrenceView> changed() {
        return ChangedDates.in(webinar, about).stream()
                .filter(date -> forAll() || date.id().equals(person.occurrence()))
                .toList();
    }

    /**
     * Whether it was the house that took their place away; where that was not noted, as it stands.
     */
    boolean byHouse() {
        String by = about.getString(PersonMails.BY);
        return by == null ? person.putOut() : by.equals(PersonChanged.By.HOUSE.name());
    }

    /** What the house wrote to them; not in a mail about what they did themselves since. */
    String note() {
        boolean own = PersonChanged.By.PERSON.name().equals(about.getString(PersonMails.BY));
        return own && person.putOut() || person.note() == null ? "" : person.note();
    }

    /** Whether their place is one in every date. */
    boolean forAll() {
        return person.occurrence() == null;
    }

    /** Whether they asked for all dates and have single ones, which their own page can change. */
    boolean mayHaveAll() {
        return about.getBoolean(PersonMails.FOR_ALL, false)
                && !forAll()
                && webinar.series()
                && webinar.registrationScope().takesAll()
                && webinar.registrationScope().takesOne();
    }

    /** Whether there is a registration to change or to cancel still when they read this. */
    boolean changeable(MailKind kind) {
        boolean stands = forAll() && webinar.state() == WebinarState.PUBLISHED;
        return !kind.toStage()
                && !OF_NO_PLACE.contains(kind)
                && (stands || kind != MailKind.CANCELLED);
    }

    private OccurrenceView named() {
        return named("occurrence")
                .or(() -> Optional.ofNullable(person.occurrence()))
                .flatMap(webinar::occurrence)
                .orElseGet(webinar::current);
    }

    private Optional<UUID> named(String what) {
        return Optional.ofNullable(about.getString(what)).map(UUID::fromString);
    }
}
