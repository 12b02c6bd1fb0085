package dev.lectern.registration;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.SeatAllocation.Admission;
import dev.lectern.registration.SeatAllocation.Overflow;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.MailDomains;
import dev.lectern.registration.form.MailDomains.FreeMail;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a host settled about registering for a webinar, read from its settings.
 *
 * @param capacity absent: no limit
 * @param deadlineMinutes before the start; 0: until the end
 * @param frames origins that may show the form in a frame of theirs
 * @param linkOnPage whether the page itself shows the join link shortly before the start
 * @param severalPlaces whether one link may be open on several devices at a time
 */
record RegistrationRules(
        boolean required,
        Admission admission,
        Overflow overflow,
        @Nullable Integer capacity,
        int deadlineMinutes,
        Form form,
        MailDomains domains,
        SeatOffer offer,
        List<String> frames,
        Privacy privacy,
        boolean linkOnPage,
        boolean severalPlaces) {
    private static final int USUAL_OFFER_MINUTES = 240;
    private static final int USUAL_FOLLOW_UP_MINUTES = 30;
    private static final List<String> FLAGS =
            List.of("blockFreeMail", "linkOnPage", "severalPlaces");

    static RegistrationRules of(JsonObject settings, Locale language) {
        return new RegistrationRules(
                settings.getBoolean("required", true),
                settings.getBoolean("autoApprove", true) ? Admission.AUTOMATIC : Admission.BY_HOST,
                settings.getBoolean("waitlist", true) ? Overflow.WAIT : Overflow.REFUSE,
                settings.getInteger("capacity"),
                settings.getInteger("deadlineMinutes", 0),
                Form.from(settings.getJsonArray("fields"), language),
                new MailDomains(
                        words(settings, "allowedDomains"),
                        words(settings, "blockedDomains"),
                        settings.getBoolean("blockFreeMail", false)
                                ? FreeMail.REFUSED
                                : FreeMail.WELCOME),
                new SeatOffer(Duration.ofMinutes(offerMinutes(settings))),
                words(settings, "allowedOrigins"),
                Privacy.of(settings),
                settings.getBoolean("linkOnPage", false),
                severalPlaces(settings));
    }

    static boolean severalPlaces(JsonObject settings) {
        return settings.getBoolean("severalPlaces", false);
    }

    /** Refuses an address at a domain that the host does not want. */
    void requireWelcome(EmailAddress address) {
        domains.refusal(address)
                .ifPresent(
                        why -> {
                            throw new Refused("email", why.sentence());
                        });
    }

    /** How long after the end people are thanked, or told that they were missed. */
    static Duration followUp(JsonObject settings) {
        Integer minutes = settings.getInteger("followUpMinutes");
        return Duration.ofMinutes(minutes == null ? USUAL_FOLLOW_UP_MINUTES : minutes);
    }

    private static int offerMinutes(JsonObject settings) {
        Integer minutes = settings.getInteger("offerMinutes");
        return minutes == null ? USUAL_OFFER_MINUTES : minutes;
    }

    /** What is wrong with settings about to be saved. */
    static List<FieldError> mistakes(JsonObject settings) {
        List<FieldError> errors = new ArrayList<>();
        minutes(settings, "offerMinutes", 10, 14 * 24 * 60, errors);
        minutes(settings, "followUpMinutes", 0, 14 * 24 * 60, errors);
        Privacy.note(settings, errors);
        for (String flag : FLAGS) {
            if (settings.getValue(flag) != null && !(settings.getValue(flag) instanceof Boolean)) {
                errors.add(
                        error(
                                flag,
                                Sentence.of(
                                        "Say true or false.", "Schreiben Sie true oder false.")));
            }
        }
        for (String list : List.of("allowedDomains", "blockedDomains", "allowedOrigins")) {
            if (settings.getValue(list) != null
                    && !(settings.getValue(list) instanceof JsonArray)) {
                errors.add(error(list, Sentence.of("Write a list.", "Schreiben Sie eine Liste.")));
            }
        }
        wrongOrigins(settings, errors);
        wrongDomains(settings, "allowedDomains", errors);
        wrongDomains(settings, "blockedDomains", errors);
        if (errors.isEmpty()) {
            try {
                of(settings, Locale.ENGLISH);
            } catch (Refused refused) {
                errors.addAll(refused.errors());
            } catch (ClassCastException | IllegalArgumentException wrongKind) {
                errors.add(
                        error(
                                "fields",
                                Sentence.of(
                                        "Check the kinds of the values: one is not readable.",
                                        "Prüfen Sie die Arten der Werte: Einer ist nicht"
                                                + " lesbar.")));
            }
        }
        return errors;
    }

    private static void wrongOrigins(JsonObject settings, List<FieldError> errors) {
        for (String origin : words(settings, "allowedOrigins")) {
            if (!origin.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?")) {
                errors.add(
                        error(
                                "allowedOrigins",
                                Sentence.of(
                                        "Write each like https://www.example.com",
                                        "Schreiben Sie jede wie https://www.example.com")));
            }
        }
    }

    private static void wrongDomains(JsonObject settings, String list, List<FieldError> errors) {
        for (String domain : words(settings, list)) {
            if (!domain.isBlank() && !MailDomains.readable(domain)) {
                errors.add(
                        error(
                                list,
                                Sentence.of(
                                                "“%s” is no domain. Write each like example.com,"
                                                        + " or *.example.com for all below it.",
                                                "„%s“ ist keine Domain. Schreiben Sie jede wie"
                                                        + " example.com, oder *.example.com für alles"
                                                        + " darunter.")
                                        .about(domain)));
            }
        }
    }

    private static void minutes(
            JsonObject settings, String name, int least, int most, List<FieldError> errors) {
        Object value = settings.getValue(name);
        boolean fits =
                value instanceof Integer number && number >= least && number <= most
                        || value == null;
        if (!fits) {
            errors.add(
                    error(
                            name,
                            Sentence.of(
                                            "Choose a whole number from %d to %d.",
                                            "Wählen Sie eine ganze Zahl von %d bis %d.")
                                    .about(least, most)));
        }
    }

    private static FieldError error(String name, Sentence sentence) {
        return new FieldError("registration." + name, sentence);
    }

    private static List<String> words(JsonObject settings, String name) {
        return !(settings.getValue(name) instanceof JsonArray list)
                ? List.of()
                : list.stream().map(String::valueOf).toList();
    }
}
