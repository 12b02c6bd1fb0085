package dev.lectern.sfu.sdp;

import dev.lectern.sfu.dtls.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines of one offer, section by section. */
final class OfferReader {
    private final List<MediaReader> sections = new ArrayList<>();
    private List<String> bundle = List.of();
    private String fragment;
    private String password;
    private String setup;
    private Fingerprint fingerprint;
    private boolean foreignFingerprint;

    Offer read(List<String> lines) {
        for (String line : lines) readLine(line);
        if (sections.isEmpty()) throw new BadOffer("The offer has no audio or video.");
        if (fragment == null || password == null) {
            throw new BadOffer("The offer lacks ice-ufrag or ice-pwd.");
        }
        if (fragment.length() < 4 || fragment.length() > 256) {
            throw new BadOffer("The offer's ice-ufrag must have 4 to 256 characters.");
        }
        if (password.length() < 22 || password.length() > 256) {
            throw new BadOffer("The offer's ice-pwd must have 22 to 256 characters.");
        }
        if (fingerprint == null) {
            throw new BadOffer(
                    foreignFingerprint
                            ? "The offer's fingerprint must be sha-256, sha-384 or sha-512."
                            : "The offer lacks a fingerprint.");
        }
        List<OfferedMedia> media = new ArrayList<>();
        for (MediaReader section : sections) media.add(section.finish());
        return new Offer(
                fragment,
                password,
                fingerprint,
                setup == null ? "actpass" : setup,
                bundle,
                List.copyOf(media));
    }

    private void readLine(String line) {
        if (line.startsWith("m=")) {
            if (sections.size() >= Offer.MOST_MEDIA) {
                throw new BadOffer("The offer has too many m-lines.");
            }
            sections.add(new MediaReader(line));
        } else if (line.startsWith("a=")) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? line.substring(2) : line.substring(2, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).trim();
            if (!readTransport(name, value) && !sections.isEmpty()) {
                sections.get(sections.size() - 1).attribute(name, value);
            }
        }
    }

    /** With BUNDLE all sections share one transport, so the first of each attribute counts. */
    private boolean readTransport(String name, String value) {
        switch (name) {
            case "ice-ufrag" -> fragment = fragment == null ? value : fragment;
            case "ice-pwd" -> password = password == null ? value : password;
            case "setup" -> setup = setup == null ? value : setup;
            case "fingerprint" -> readFingerprint(value);
            case "group" -> {
                if (value.startsWith("BUNDLE ")) {
                    bundle = List.of(value.substring(7).trim().split(" +"));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readFingerprint(String value) {
        if (fingerprint != null) return;
        int space = value.indexOf(' ');
        if (space > 0) {
            fingerprint =
                    Fingerprint.parse(value.substring(0, space), value.substring(space + 1).trim());
        }
        foreignFingerprint = fingerprint == null;
    }
}
