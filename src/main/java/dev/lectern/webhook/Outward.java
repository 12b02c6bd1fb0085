package dev.lectern.webhook;

import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Sentence;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which addresses a hook may go to: those of other people's machines.
 *
 * <p>A name is asked for once, everything it answers is checked, and whoever connects does so to
 * what was checked: a name that answers differently a moment later leads nowhere else.
 */
@ApplicationScoped
class Outward {
    private final Names names;
    private final boolean inward;

    Outward(
            Names names,
            @ConfigProperty(name = "lectern.webhook.inward", defaultValue = "false")
                    boolean inward) {
        this.names = names;
        this.inward = inward;
    }

    /** Refuses at once what is written as an address inside; names are looked up when sending. */
    void refuse(Target target) {
        if (!inward && target.literal() && leadsInside(target.host())) {
            throw new Refused(
                    "url",
                    Sentence.of(
                            "This leads inside the network that Lectern runs in. Give an"
                                    + " address that is reached from the internet.",
                            "Das führt in das Netz, in dem Lectern läuft. Geben Sie eine"
                                    + " Adresse an, die aus dem Internet zu erreichen ist."));
        }
    }

    /** Digits that others may read as another address count as inside. */
    private static boolean leadsInside(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            boolean plain = literal.contains(":") || address.getHostAddress().equals(literal);
            return !plain || Target.internal(address);
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /** The address to connect to; blocks while the name is looked up. */
    InetAddress resolve(String host) throws UnknownHostException {
        InetAddress[] all = names.lookUp(host);
        for (InetAddress address : all) {
            if (!inward && Target.internal(address)) {
                throw new UnknownHostException(host + " leads to an internal address.");
            }
        }
        return all[0];
    }

    /** Who knows the addresses behind a name. */
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /** The machine's own resolver. */
    @ApplicationScoped
    static class MachineNames implements Names {
        @Override
        public InetAddress[] lookUp(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host);
        }
    }
}
