package dev.lectern.account;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who signs in, known by their mail address. */
@Entity
@Table(name = "account")
class Account extends PanacheEntityBase {
    private static final Sentence SOMEBODY_ELSES =
            Sentence.of(
                    "The account with your address belongs to somebody else of your organisation."
                            + " Ask whoever runs this installation.",
                    "Das Konto mit Ihrer Adresse gehört jemand anderem in Ihrer Organisation."
                            + " Fragen Sie, wer diese Installation betreibt.");

    @Id UUID id;

    @Column(nullable = false)
    String email;

    @Column(nullable = false)
    String name;

    @Nullable String passwordHash;
    int credentialVersion;
    @Nullable String language;
    @Nullable String timezone;
    @Nullable String oidcIssuer;
    @Nullable String oidcSubject;
    @Nullable Instant emailVerifiedAt;

    @Column(nullable = false)
    Instant createdAt;

    @Version int version;

    Account() {}

    static Account of(String email, String name, Instant now) {
        Account account = new Account();
        account.id = Ids.next();
        account.email = normal(email);
        account.name = name.strip();
        account.createdAt = now;
        return account;
    }

    /** One spelling for all: people type their address with capitals and blanks. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The links in mails that were sent before are worth nothing from here on. */
    void changePassword(String hash) {
        passwordHash = hash;
        credentialVersion++;
    }

    /** Somebody followed a link that only the mailbox of this address holds. */
    void proveAddress(Instant now) {
        credentialVersion++;
        if (emailVerifiedAt == null) {
            emailVerifiedAt = now;
        }
    }

    /**
     * The identity server has made sure of the address, which is how it found this account. An
     * address that it gave to somebody else meanwhile gives them nothing of whoever had it before.
     */
    void link(String issuer, String subject, Instant now) {
        if (issuer.equals(oidcIssuer) && !subject.equals(oidcSubject)) {
            throw new NotAllowed(SOMEBODY_ELSES);
        }
        oidcIssuer = issuer;
        oidcSubject = subject;
        if (emailVerifiedAt == null) {
            emailVerifiedAt = now;
        }
    }

    AccountView view() {
        return new AccountView(id, email, name, language, timezone);
    }
}
