package dev.lectern.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Who is on stage, in the order of their coming and of their speaking. On the room's loop. */
final class Lineup {
    private final List<Publication> publications = new ArrayList<>();
    private final SpeakerSearch voices = new SpeakerSearch();
    private List<Publication> byVoice = List.of();
    private Publication speaker;

    void add(Publication newcomer) {
        publications.add(newcomer);
        byVoice = Stage.withLast(byVoice, newcomer);
    }

    /** False where they were not among them. */
    boolean remove(Publication gone) {
        if (!publications.remove(gone)) return false;
        List<Publication> left = new ArrayList<>(byVoice);
        left.remove(gone);
        byVoice = List.copyOf(left);
        return true;
    }

    boolean has(Publication one) {
        return publications.contains(one);
    }

    boolean has(String person, Source source) {
        return publications.stream().anyMatch(one -> one.is(person, source));
    }

    /** Listens who speaks; true where that is somebody else than before, or nobody any more. */
    boolean listen(long now) {
        Publication loudest = voices.look(publications, now);
        if (Objects.equals(loudest, speaker)) return false;
        speaker = loudest;
        return true;
    }

    /** Puts who speaks first; false where they were. */
    boolean promoteSpeaker() {
        if (speaker == null || byVoice.indexOf(speaker) <= 0) return false;
        byVoice = Stage.spoken(byVoice, speaker);
        return true;
    }

    /** Who speaks, or nobody. */
    String speaker() {
        return speaker == null ? "" : speaker.person();
    }

    Stage stage() {
        return new Stage(List.copyOf(publications), byVoice);
    }
}
