package dev.lectern.webinar;

import dev.lectern.kit.web.Zones;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Making templates of webinars and webinars of templates, in the transaction that is open. */
@ApplicationScoped
class Templating {
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 200;

    private final Webinars webinars;
    private final Planning planning;
    private final Clock clock;
    private final Deeds deeds;

    Templating(Webinars webinars, Planning planning, Clock clock, Deeds deeds) {
        this.deeds = deeds;
        this.webinars = webinars;
        this.planning = planning;
        this.clock = clock;
    }

    Uni<List<WebinarTemplate>> all(Caller caller) {
        return WebinarTemplate.of(caller.workspace());
    }

    Uni<WebinarTemplate> require(Caller caller, UUID id) {
        return WebinarTemplate.find(caller.workspace(), id)
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                new NotFound(
                                                        Sentence.of(
                                                                "There is no such template.",
                                                                "Diese Vorlage gibt es nicht."))));
    }

    /** Keeps what a webinar is like; named like it unless said otherwise. */
    Uni<WebinarTemplate> save(Caller caller, UUID webinar, @Nullable String name) {
        return webinars.require(caller.workspace(), webinar)
                .map(found -> new WebinarTemplate(found, named(name, found), by(caller), now()))
                .call(template -> mustBeNew(caller, template))
                .call(template -> template.persistAndFlush())
                .call(template -> deeds.note(caller, "made", template));
    }

    private static @Nullable UUID by(Caller caller) {
        return caller.account();
    }

    private Instant now() {
        return clock.instant();
    }

    private static String named(@Nullable String wished, WebinarView webinar) {
        String name = wished == null || wished.isBlank() ? webinar.title() : wished.strip();
        if (name.isBlank()) {
            throw new Refused(
                    "name",
                    Sentence.of("Give the template a name.", "Geben Sie der Vorlage einen Namen."));
        }
        if (name.length() > LONGEST_NAME) {
            throw new Refused(
                    "name",
                    Sentence.of(
                            "Shorten this to 100 characters.", "Kürzen Sie dies auf 100 Zeichen."));
        }
        return name;
    }

    private static Uni<Void> mustBeNew(Caller caller, WebinarTemplate template) {
        return WebinarTemplate.of(caller.workspace())
                .invoke(
                        all -> {
                            if (all.stream().anyMatch(one -> one.is(template.name()))) {
                                throw new Refused(
                                        "name",
                                        Sentence.of(
                                                "Another template has this name. Choose another.",
                                                "Eine andere Vorlage heißt schon so. Wählen Sie einen anderen"
                                                        + " Namen."));
                            }
                            if (all.size() >= MOST) {
                                throw new Refused(
                                        "name",
                                        Sentence.of(
                                                "There are 200 templates. Delete one first.",
                                                "Es gibt schon 200 Vorlagen. Löschen Sie zuerst eine."));
                            }
                        })
                .replaceWithVoid();
    }

    /**
     * A webinar like the template, what is said laid over it; without a time, tomorrow at ten or
     * the next day of its rule.
     */
    Uni<WebinarView> begin(Caller caller, UUID id, @Nullable JsonObject said) {
        JsonObject wishes = said == null ? new JsonObject() : said;
        return require(caller, id)
                .map(template -> Copying.timed(template.with(wishes), tomorrow(template, wishes)))
                .chain(body -> planning.copy(caller, body, wishes));
    }

    /** At ten, where the webinar is. */
    private ZonedDateTime tomorrow(WebinarTemplate template, JsonObject wishes) {
        ZoneId said = Zones.find(String.valueOf(wishes.getValue("timezone")));
        ZoneId zone = said == null ? ZoneId.of(template.zone()) : said;
        return now().atZone(zone).toLocalDate().plusDays(1).atTime(10, 0).atZone(zone);
    }

    /** Those of others are for admins to delete. */
    Uni<Void> delete(Caller caller, UUID id) {
        return require(caller, id)
                .invoke(template -> mayDelete(caller, template))
                .call(template -> deeds.note(caller, "deleted", template))
                .chain(template -> WebinarTemplate.delete("id", id))
                .replaceWithVoid();
    }

    private static void mayDelete(Caller caller, WebinarTemplate template) {
        boolean may =
                caller.account() == null
                        || template.belongsTo(caller.account())
                        || caller.role().includes(Role.ADMIN);
        if (!may) {
            throw new NotAllowed(
                    Sentence.of(
                            "Whoever made this template or an admin may delete it.",
                            "Löschen darf diese Vorlage nur, wer sie erstellt hat, oder"
                                    + " ein Verwalter."));
        }
    }
}
