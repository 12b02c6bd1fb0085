package dev.lectern.sfu;

import java.util.List;

/**
 * Who speaks, told from how loud the microphones are: who takes over must be clearly louder for a
 * while, so that a cough does not turn the picture; and who does not say how loud they are, for as
 * long as makes a silence.
 */
final class SpeakerSearch {
    static final int AUDIBLE = 127 - 50;
    private static final int CLEARLY = 6;
    private static final int LOOKS = 3;
    private static final int LOOKS_OF_SILENCE = 15;

    private Publication speaker;
    private Publication challenger;
    private int looks;
    private int silence;

    /** Looks at the stage, five times a second; returns who speaks, null for nobody. */
    Publication look(List<Publication> stage, long now) {
        if (!stage.contains(speaker)) speaker = null;
        Publication loudest = loudest(stage, now);
        if (loudest == null) {
            if (++silence >= LOOKS_OF_SILENCE) speaker = null;
            return speaker;
        }
        silence = 0;
        if (loudest == speaker) {
            challenger = null;
            return speaker;
        }
        int now0 = speaker == null ? 0 : loudness(speaker, now);
        if (speaker != null && loudness(loudest, now) < now0 + CLEARLY) return speaker;
        looks = loudest == challenger ? looks + 1 : 1;
        challenger = loudest;
        if (speaker == null || looks >= looksFor(loudest)) {
            speaker = loudest;
            challenger = null;
        }
        return speaker;
    }

    private static int looksFor(Publication challenger) {
        return challenger.track(Kind.AUDIO).isMeasured() ? LOOKS : LOOKS_OF_SILENCE;
    }

    private static Publication loudest(List<Publication> stage, long now) {
        Publication loudest = null;
        int most = AUDIBLE;
        for (Publication one : stage) {
            int loud = loudness(one, now);
            if (loud > most) {
                most = loud;
                loudest = one;
            }
        }
        return loudest;
    }

    private static int loudness(Publication one, long now) {
        Track track = one.track(Kind.AUDIO);
        return track == null || !track.flows ? 0 : track.loudness(now);
    }
}
