package dev.lectern.kit.outward;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Which addresses a request may go to: those of other people's machines, and those inside that were
 * allowed by name.
 *
 * <p>A name is asked for once, everything it answers is checked, and whoever connects does so to
 * what was checked: a name that answers differently a moment later leads nowhere else.
 */
public class Outward {
    private final Vertx vertx;
    private final Names names;
    private final Allowed allowed;

    public Outward(Vertx vertx, Names names, Allowed allowed) {
        this.vertx = vertx;
        this.names = names;
        this.allowed = allowed;
    }

    /** Refuses what leads inside as it is typed; a name that nobody knows yet may be typed. */
    public Uni<Void> check(Target target) {
        return vertx.executeBlocking(
                () -> {
                    refuse(target);
                    return null;
                },
                false);
    }

    /** Blocks while a name is looked up. */
    void refuse(Target target) {
        if (!allowed.lets(target) && leadsInside(target)) {
            throw new Refused(
                    "url",
                    Sentence.of(
                                    "This leads inside the network that Lectern runs in. Give an"
                                            + " address that is reached from the internet, or have"
                                            + " this one allowed by %s.",
                                    "Das führt in das Netz, in dem Lectern läuft. Geben Sie eine"
                                            + " Adresse an, die aus dem Internet zu erreichen ist,"
                                            + " oder lassen Sie diese durch %s zu.")
                            .about(allowed.setting()));
        }
    }

    private boolean leadsInside(Target target) {
        try {
            return target.literal() ? inside(target.host()) : anyInside(target.host());
        } catch (UnknownHostException unknown) {
            return target.literal();
        }
    }

    /** Digits that others may read as another address count as inside. */
    private static boolean inside(String literal) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(literal);
        boolean plain = literal.contains(":") || address.getHostAddress().equals(literal);
        return !plain || Target.internal(address);
    }

    private boolean anyInside(String host) throws UnknownHostException {
        return List.of(names.lookUp(host)).stream().anyMatch(Target::internal);
    }

    /** The address to connect to; fails with a sentence where there is none. */
    public Uni<InetAddress> resolve(Target target) {
        return vertx.executeBlocking(() -> find(target), false);
    }

    InetAddress find(Target target) throws UnknownHostException {
        InetAddress[] all = lookUp(target.host());
        for (InetAddress address : all) {
            if (!lets(target, address)) {
                throw new Inside(
                        Sentence.of(
                                        "%s leads inside the network that Lectern runs in. It can"
                                                + " be allowed by %s.",
                                        "%s führt in das Netz, in dem Lectern läuft. Zulassen lässt"
                                                + " es sich mit %s.")
                                .about(target.host(), allowed.setting()));
            }
        }
        return all[0];
    }

    /** Whether it was allowed by name, wherever it leads. */
    public boolean allows(Target target) {
        return allowed.lets(target);
    }

    /** Whether a connection for this target may have come out there, an address in digits. */
    public boolean lets(Target target, String literal) {
        try {
            return lets(target, InetAddress.getByName(literal));
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    private boolean lets(Target target, InetAddress address) {
        return allowed.lets(target) || !Target.internal(address);
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        try {
            return names.lookUp(host);
        } catch (UnknownHostException unknown) {
            throw new NoWay(
                    Sentence.of(
                                    "There is no machine of the name %s.",
                                    "Es gibt keinen Rechner mit dem Namen %s.")
                            .about(host));
        }
    }

    /** No address to connect to, and why. */
    public static class NoWay extends UnknownHostException {
        private final transient Sentence sentence;

        NoWay(Sentence sentence) {
            super(sentence.in(Locale.ENGLISH));
            this.sentence = sentence;
        }

        public Sentence sentence() {
            return sentence;
        }
    }

    /** It leads inside, and will as long as nobody allows it. */
    public static class Inside extends NoWay {
        Inside(Sentence sentence) {
            super(sentence);
        }
    }

    /** Who knows the addresses behind a name. */
    public interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }
}
