package dev.lectern.registration;

import dev.lectern.registration.file.Standing;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.Form;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish for a place, checked.
 *
 * @param asked the form they answered; absent where nobody was asked anything
 * @param entrance through which they came, as "page", "api", "import"
 * @param origin campaign parameters and the referring site
 */
record Application(
        Person person,
        @Nullable UUID occurrence,
        @Nullable Form asked,
        String language,
        @Nullable String zone,
        String entrance,
        JsonObject origin,
        Admittance admittance) {
    /** The entrance of those whom a host types in. */
    static final String BY_HAND = "host";

    /** Who asks, and so what the asking may do. */
    enum Admittance {
        /** Anybody who types an address: what it has already stays as it is. */
        BY_RULE,
        /** Who holds a link of theirs: the rules decide, and what they have may change. */
        BY_OWNER,
        /** A program of the house: as its owner, and it lets in again what it let go. */
        BY_PROGRAM,
        /** The host has already said yes. */
        BY_HOST,
        /** The host has said yes, and they answer for themselves. */
        BY_INVITATION,
        /** The host brings them and has not decided yet. */
        BY_HOST_UNDECIDED,
        /** The host puts them on the waiting list. */
        BY_HOST_IN_LINE;

        /** Whether nobody need decide about them any more. */
        boolean welcome() {
            return this == BY_HOST || this == BY_INVITATION;
        }

        /** Whether they stand as a list of the host has them. */
        boolean listed() {
            return this == BY_HOST_UNDECIDED || this == BY_HOST_IN_LINE;
        }

        /**
         * Whom a host has put out a host has to let in; a host who brings them has done so, and so
         * has a program of the house unless a host declined them or said why.
         */
        boolean keepsOut(List<Registration> places) {
            return switch (this) {
                case BY_RULE, BY_OWNER -> places.stream().anyMatch(Registration::keptOut);
                case BY_PROGRAM -> places.stream().anyMatch(Registration::keptOutForGood);
                case BY_HOST, BY_INVITATION, BY_HOST_UNDECIDED, BY_HOST_IN_LINE -> false;
            };
        }
    }

    /** A guest of an open webinar has no address. */
    record Person(String name, @Nullable String email, @Nullable String key, JsonObject rest) {
        static Person of(Answers answers) {
            return new Person(
                    answers.name(),
                    answers.address().text(),
                    answers.address().key(),
                    answers.rest());
        }
    }

    static Application of(Answers answers, String language, String entrance) {
        return new Application(
                Person.of(answers),
                null,
                answers.asked(),
                language,
                null,
                entrance,
                new JsonObject(),
                Admittance.BY_RULE);
    }

    /** By which those are known who have an address. */
    static List<String> keys(List<Application> applications) {
        return applications.stream()
                .map(one -> one.person().key())
                .filter(Objects::nonNull)
                .toList();
    }

    Application by(@Nullable UUID date, @Nullable String inZone) {
        return new Application(person, date, asked, language, inZone, entrance, origin, admittance);
    }

    /**
     * Who was let in by the host without an answer was asked nothing: theirs is the next they see.
     */
    Optional<Form> form() {
        boolean unasked = admittance.welcome() && person.rest().isEmpty();
        return Optional.ofNullable(unasked ? null : asked);
    }

    Application from(JsonObject whence) {
        return new Application(
                person, occurrence, asked, language, zone, entrance, whence, admittance);
    }

    /** A host who types somebody in, one at a time, means each of them. */
    PersonChanged.By whose() {
        boolean byHand = admittance == Admittance.BY_HOST && entrance.equals(BY_HAND);
        return byHand ? PersonChanged.By.HOUSE : PersonChanged.By.PERSON;
    }

    Application admitted() {
        return with(Admittance.BY_HOST);
    }

    Application invited() {
        return with(Admittance.BY_INVITATION);
    }

    /** As a list of the host says. */
    Application brought(Standing standing) {
        return switch (standing) {
            case COMES -> with(Admittance.BY_HOST);
            case UNDECIDED -> with(Admittance.BY_HOST_UNDECIDED);
            case WAITS -> with(Admittance.BY_HOST_IN_LINE);
        };
    }

    Application byProgram() {
        return with(Admittance.BY_PROGRAM);
    }

    private Application with(Admittance whose) {
        return new Application(person, occurrence, asked, language, zone, entrance, origin, whose);
    }
}
