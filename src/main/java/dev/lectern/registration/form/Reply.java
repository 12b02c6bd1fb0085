package dev.lectern.registration.form;

import dev.lectern.kit.web.fault.Sentence;

/** What a form says back; each says how to mend it. */
public enum Reply {
    ADDRESS_MISSING("Write your email address.", "Geben Sie Ihre E-Mail-Adresse ein."),
    ADDRESS_SHAPE(
            "Write the address like name@example.com.",
            "Schreiben Sie die Adresse wie name@example.com."),
    ADDRESS_LONG(
            "An email address has at most 254 characters, 64 of them before the @.",
            "Eine E-Mail-Adresse hat höchstens 254 Zeichen, davon 64 vor dem @."),
    ADDRESS_CONTROL(
            "The address has invisible characters in it. Type it anew.",
            "Die Adresse enthält unsichtbare Zeichen. Tippen Sie sie neu ein."),
    ADDRESS_QUOTED(
            "Use an address without quotation marks.",
            "Verwenden Sie eine Adresse ohne Anführungszeichen."),
    ADDRESS_LOCAL_ASCII(
            "Before the @, use letters a to z, digits and . _ + - only.",
            "Verwenden Sie vor dem @ nur Buchstaben von a bis z, Ziffern und . _ + -."),
    ADDRESS_DOMAIN(
            "Check the part after the @: it is no domain that mail can reach.",
            "Prüfen Sie den Teil nach dem @: Dorthin lässt sich keine E-Mail senden."),
    ADDRESS_TWO_READINGS(
            "Domains with ß or ς are read in two ways. Write the part after the @ in its form that"
                    + " begins with xn--.",
            "Domains mit ß oder ς werden verschieden gelesen. Schreiben Sie den Teil nach dem @ in"
                    + " der Form, die mit xn-- beginnt."),
    DOMAIN_NOT_ALLOWED(
            "Registration is open to certain organisations only. Use your work address.",
            "Die Anmeldung ist bestimmten Organisationen vorbehalten. Verwenden Sie Ihre"
                    + " Firmenadresse."),
    DOMAIN_FREE_MAIL(
            "Use your work address: free mail providers are not accepted here.",
            "Verwenden Sie Ihre Firmenadresse: Freemail-Anbieter sind hier nicht zugelassen."),
    NAME_MISSING("Write your name.", "Geben Sie Ihren Namen ein."),
    NAME_LONG("Keep the name to 100 characters.", "Kürzen Sie den Namen auf 100 Zeichen."),
    NAME_LINK(
            "Write the name without the address of a web page.",
            "Schreiben Sie den Namen ohne die Adresse einer Webseite."),
    MISSING("Answer this question.", "Beantworten Sie diese Frage."),
    CONSENT_MISSING("Tick this to register.", "Setzen Sie hier ein Häkchen, um sich anzumelden."),
    TOO_LONG("Keep this to %s characters.", "Kürzen Sie dies auf %s Zeichen."),
    NOT_TEXT("Answer this in words.", "Beantworten Sie dies mit Worten."),
    PHONE_SHAPE(
            "Write the number with digits, like +49 30 1234567.",
            "Schreiben Sie die Nummer mit Ziffern, etwa +49 30 1234567."),
    NUMBER_SHAPE("Write a number, like 12 or 3.5.", "Geben Sie eine Zahl ein, etwa 12 oder 3,5."),
    CHOICE_UNKNOWN("Choose one of the answers offered.", "Wählen Sie eine der Antworten."),
    YES_OR_NO("Answer yes or no.", "Antworten Sie mit Ja oder Nein."),
    NOT_ASKED(
            "This webinar does not ask “%s”. Leave it out.",
            "Dieses Webinar fragt nicht nach „%s“. Lassen Sie es weg."),
    TRY_AGAIN(
            "This form is not recognised any more: perhaps it lay open for long. Check your answers"
                    + " and send it again.",
            "Dieses Formular wird nicht mehr erkannt: Vielleicht lag es lange offen. Prüfen Sie Ihre"
                    + " Angaben und senden Sie es noch einmal."),
    OTHER_SITE(
            "This form was sent by a site that may not show it. Check your answers and send it"
                    + " from here, or open the webinar’s own page.",
            "Dieses Formular kam von einer Website, die es nicht zeigen darf. Prüfen Sie Ihre"
                    + " Angaben und senden Sie es von hier, oder öffnen Sie die Seite des"
                    + " Webinars."),
    TOO_FAST(
            "That was very fast. Wait a few seconds and send it again.",
            "Das ging sehr schnell. Warten Sie ein paar Sekunden und senden Sie es noch einmal."),
    CROWDED(
            "Very many are writing to us from your network at once. What you typed is still here:"
                    + " send it again in %s seconds.",
            "Aus Ihrem Netz schreiben uns gerade sehr viele auf einmal. Ihre Angaben stehen noch"
                    + " hier: Senden Sie sie in %s Sekunden noch einmal."),
    CLOSED(
            "Registration for this webinar is closed.",
            "Die Anmeldung zu diesem Webinar ist geschlossen."),
    FULL("All seats are taken.", "Alle Plätze sind vergeben."),
    FULL_FOR_NEWCOMERS(
            "All seats are taken. If you have one already, come in by the link that is yours.",
            "Alle Plätze sind vergeben. Wenn Sie schon einen haben, gilt Ihr persönlicher Link."),
    NOT_PROVEN(
            "Your browser could not show that this comes from this page. Check your answers and"
                    + " send it once more.",
            "Ihr Browser konnte nicht zeigen, dass dies von dieser Seite kommt. Prüfen Sie Ihre"
                    + " Angaben und senden Sie es noch einmal."),
    SESSION_MISSING(
            "Choose the date you want to come to.",
            "Wählen Sie den Termin, zu dem Sie kommen möchten."),
    SESSION_UNKNOWN("Choose one of the dates offered.", "Wählen Sie einen der Termine."),
    DATE_UNREAD(
            "“%s” is none of this webinar’s dates. Write one of them like %s.",
            "„%s“ ist keiner der Termine dieses Webinars. Schreiben Sie einen davon wie %s."),
    DATE_TWICE(
            "There are several dates on “%s”. Write the time too, like %s.",
            "Am „%s“ gibt es mehrere Termine. Schreiben Sie die Uhrzeit dazu, wie %s."),
    DATE_OVER(
            "The date %s is over or called off. Choose one that is to come.",
            "Der Termin %s ist vorbei oder abgesagt. Wählen Sie einen, der noch kommt."),
    DATE_CLOSED(
            "Registration for this date is closed.",
            "Die Anmeldung zu diesem Termin ist geschlossen."),
    DATE_FULL(
            "All seats of this date are taken. Choose another, or raise the number of seats.",
            "Alle Plätze dieses Termins sind vergeben. Wählen Sie einen anderen, oder erhöhen Sie"
                    + " die Zahl der Plätze."),
    SEATS_FULL(
            "All seats are taken. Raise the number of seats first.",
            "Alle Plätze sind vergeben. Erhöhen Sie zuerst die Zahl der Plätze."),
    ALL_DATES_ONLY(
            "Here a place is for all dates. Leave the date empty.",
            "Hier gilt ein Platz für alle Termine. Lassen Sie den Termin leer."),
    ONE_DATE_ONLY(
            "Here each place is for one date. Write one of them like %s.",
            "Hier gilt jeder Platz für einen Termin. Schreiben Sie einen davon wie %s.");

    private final Sentence sentence;

    Reply(String english, String german) {
        sentence = Sentence.of(english, german);
    }

    public Sentence sentence() {
        return sentence;
    }
}
