package dev.lectern.kit.web;

import io.quarkus.qute.TemplateData;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What stands round every page of this request: language, colour, the person, the ways elsewhere.
 *
 * <p>Layouts read it as {@code {inject:frame…}}. A page that belongs to a workspace whose member
 * the visitor is not, as the public page of a webinar, dresses it: {@link #dress}.
 */
@Named("frame")
@RequestScoped
@TemplateData
public class Frame {
    /** The field of every form that says on which page it stands. */
    public static final String HERE = "here";

    private final RoutingContext request;
    private final Instance<NavigationEntry> entries;
    private final Clock clock;
    private boolean asked;
    private @Nullable SecurityIdentity identity;
    private @Nullable Accent accent;
    private @Nullable String workspace;
    private @Nullable Locale language;
    private String hostZone = "UTC";

    Frame(RoutingContext request, Instance<NavigationEntry> entries, Clock clock) {
        this.request = request;
        this.entries = entries;
        this.clock = clock;
    }

    /** Finds out, once, who is there; a credential that is wrong is nobody. */
    Uni<Void> know(CurrentIdentityAssociation identities) {
        if (asked) {
            return Uni.createFrom().voidItem();
        }
        asked = true;
        return identities
                .getDeferredIdentity()
                .onFailure()
                .recoverWithNull()
                .invoke(who -> identity = who)
                .replaceWithVoid();
    }

    /** Dresses the page in a workspace's name and colour, given as {@code 1f6f5c}. */
    public void dress(String name, @Nullable String colour) {
        workspace = name;
        accent = Optional.ofNullable(colour).flatMap(Accent::parse).orElse(Accent.DEFAULT);
    }

    /** Speaks the language of what the page is about, unless the visitor chose one themselves. */
    public void speak(Locale theirs) {
        if (chosenLanguage().isEmpty()) {
            language = Words.supported(theirs);
        }
    }

    /** The zone to write times in while the visitor's own is not known. */
    public void hostZone(String zone) {
        hostZone = zone;
    }

    /** The visitor's own zone, as their profile or browser names it. */
    public Optional<String> zone() {
        Visitor person = person();
        return Optional.ofNullable(person == null ? null : person.zone())
                .or(() -> Cookies.read(request, "zone"))
                .map(Zones::find)
                .map(ZoneId::getId);
    }

    /** The zone that times are written in for want of the visitor's; absent when it is known. */
    public @Nullable String guessedZone() {
        return zone().isPresent() ? null : times().zone().getId();
    }

    public Locale language() {
        if (language == null) {
            language = chosenLanguage().orElseGet(this::acceptedLanguage);
        }
        return language;
    }

    /** Times in the visitor's language and zone. */
    public TimeWords times() {
        ZoneId there = Zones.plain(Zones.known(zone().orElse(hostZone)));
        return new TimeWords(language(), there, clock.instant());
    }

    public @Nullable Visitor person() {
        return Optional.ofNullable(identity).flatMap(Visitor::of).orElse(null);
    }

    public @Nullable String workspace() {
        Visitor person = person();
        return workspace == null && person != null ? person.workspace() : workspace;
    }

    /** The accent when it is not the house's own, else nothing. */
    public @Nullable String accent() {
        Visitor person = person();
        Accent own = accent;
        if (own == null && person != null && person.accent() != null) {
            own = Accent.parse(person.accent()).orElse(null);
        }
        return own == null || own.equals(Accent.DEFAULT) ? null : own.hex();
    }

    public String path() {
        return Paths.of(request);
    }

    /**
     * The address at which this page can be opened again. A page that answers a form does not stand
     * at an address of its own: it says what the form said of the page it was on.
     */
    public String here() {
        String page = request.get(HERE);
        if (page != null) {
            return page;
        }
        String query = request.request().query();
        return query == null ? path() : path() + '?' + query;
    }

    public String csrf() {
        return Csrf.tokenOf(request);
    }

    /** Whether a form with this word was sent from a page of ours, or the browser says so. */
    public boolean sentFromHere(String word) {
        return !Csrf.comesFromElsewhere(request)
                && (Csrf.proves(request, word) || Csrf.comesFromHere(request));
    }

    public @Nullable String toast() {
        return Toast.takeFrom(request);
    }

    public List<Way> navigation() {
        return ways(NavigationEntry.Place.MAIN);
    }

    public List<Way> settings() {
        return ways(NavigationEntry.Place.SETTINGS);
    }

    public List<Way> menu() {
        return ways(NavigationEntry.Place.PERSON);
    }

    public List<Locale> otherLanguages() {
        return Words.LANGUAGES.stream().filter(one -> !one.equals(language())).toList();
    }

    /** Lets this one page talk to another machine, as a provider's: {@code wss://live.example}. */
    public void connectTo(String origin) {
        Headers.policyOf(request).connectTo(origin);
    }

    /** Lets other sites show this one page in a frame of theirs. */
    public void embeddable() {
        Headers.policyOf(request).embeddable();
    }

    /**
     * This answer is a document of somebody else, as a mail: it stands in a frame and may do
     * nothing, but for its links, which open windows of their own.
     */
    public String foreignDocument(String html) {
        Headers.policyOf(request).foreign();
        return html.replaceFirst("<head>", "<head><base target=\"_blank\">");
    }

    /** Lets these sites show this one page in a frame of theirs. */
    public void embeddableBy(List<String> origins) {
        Headers.policyOf(request).embeddableBy(origins);
    }

    private List<Way> ways(NavigationEntry.Place place) {
        if (identity == null || identity.isAnonymous()) {
            return List.of();
        }
        SecurityIdentity who = identity;
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.place() == place && entry.shownTo(who))
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .map(entry -> Way.to(entry, language(), path()))
                .toList();
    }

    private Optional<Locale> chosenLanguage() {
        Visitor person = person();
        if (person != null && person.language() != null) {
            return Optional.of(Words.supported(Locale.forLanguageTag(person.language())));
        }
        return Cookies.read(request, LanguagePages.COOKIE)
                .map(tag -> Words.supported(Locale.forLanguageTag(tag)));
    }

    private Locale acceptedLanguage() {
        return Languages.accepted(request.request().getHeader("Accept-Language"));
    }

    /** A navigation entry as the page shows it. */
    @TemplateData
    public record Way(String href, String label, String icon, boolean here) {
        static Way to(NavigationEntry entry, Locale language, String path) {
            String href = entry.href();
            boolean here = path.equals(href) || path.startsWith(href + "/");
            return new Way(href, entry.label(language), entry.icon(), here);
        }
    }
}
