package dev.lectern.registration.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose addresses may register: an entry is a domain, or {@code *.domain} for everything below it.
 *
 * @param allowed when not empty, only these
 * @param blocked never these, even if allowed
 * @param freeMail where refused, only those free ones that are allowed by their very name
 */
public record MailDomains(List<String> allowed, List<String> blocked, FreeMail freeMail) {
    public static final MailDomains ANY = new MailDomains(List.of(), List.of(), FreeMail.WELCOME);
    private static final Set<String> FREE = free();

    /** Under these names a provider gives addresses away in one country or another. */
    private static final Pattern FREE_ANYWHERE =
            Pattern.compile(
                    "(?:outlook|hotmail|live|msn|yahoo|ymail|gmx|googlemail|aol|yandex)"
                            + "\\.(?:com|[a-z]{2}|(?:co|com)\\.[a-z]{2})");

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(\\*\\.|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)"
                            + "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z][a-z0-9-]*[a-z0-9]");

    /** Whether addresses at providers that anybody gets one from are taken. */
    public enum FreeMail {
        WELCOME,
        REFUSED
    }

    public MailDomains {
        allowed = allowed.stream().map(MailDomains::plain).filter(e -> !e.isEmpty()).toList();
        blocked = blocked.stream().map(MailDomains::plain).filter(e -> !e.isEmpty()).toList();
    }

    /** Why this address may not register, if so. */
    public Optional<Reply> refusal(EmailAddress address) {
        String domain = address.domain();
        if (blocked.stream().anyMatch(entry -> covers(entry, domain))) {
            return Optional.of(Reply.DOMAIN_NOT_ALLOWED);
        }
        if (!allowed.isEmpty() && allowed.stream().noneMatch(entry -> covers(entry, domain))) {
            return Optional.of(Reply.DOMAIN_NOT_ALLOWED);
        }
        boolean refused = freeMail == FreeMail.REFUSED && free(domain);
        return refused && !allowed.contains(domain)
                ? Optional.of(Reply.DOMAIN_FREE_MAIL)
                : Optional.empty();
    }

    private static boolean free(String domain) {
        return FREE.contains(domain) || FREE_ANYWHERE.matcher(domain).matches();
    }

    private static boolean covers(String entry, String domain) {
        return entry.startsWith("*.")
                ? domain.endsWith(entry.substring(1))
                : entry.equals("*") || entry.equals(domain);
    }

    /** Whether an entry can fit any address at all. */
    public static boolean readable(String entry) {
        String domain = plain(entry);
        return domain.equals("*") || DOMAIN.matcher(domain).matches();
    }

    private static String plain(String entry) {
        String domain = entry.strip().toLowerCase(Locale.ROOT);
        domain = domain.startsWith("@") ? domain.substring(1) : domain;
        String wildcard = domain.startsWith("*.") ? "*." : "";
        try {
            return wildcard + IDN.toASCII(domain.substring(wildcard.length()), 0);
        } catch (IllegalArgumentException noDomain) {
            return "";
        }
    }

    private static Set<String> free() {
        try (InputStream list = MailDomains.class.getResourceAsStream("free-mail-domains.txt")) {
            if (list == null) {
                throw new IllegalStateException("The list of free mail domains is missing");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
