package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A picture of 60 kbit/s beside a sound of 32, over lines of all widths. */
class FirstPictureTest {
    private static final long PICTURE = 60_000;
    private static final long SOUND = 32_000;

    private final SlowLink link = new SlowLink();
    private final FirstPicture picture = new FirstPicture();
    private boolean shown = true;

    /** For how many tenths of these seconds it was shown. */
    private int shownDuring(int seconds, long bitsPerSecond) {
        int tenths = 0;
        for (int i = 0; i < 10 * seconds; i++) {
            link.runATenth(shown ? PICTURE + SOUND : SOUND, bitsPerSecond, 0);
            shown = decide(link.estimate.bitsPerSecond() - SOUND);
            if (shown) tenths++;
        }
        return tenths;
    }

    private boolean decide(long left) {
        int now = link.now();
        boolean waits = picture.waits(now);
        boolean stays = picture.stays(PICTURE, left, link.estimate, now);
        boolean decided = !waits && (stays || PICTURE * (shown ? 100 : 115) / 100 <= left);
        picture.shown(decided, now);
        if (!decided && !waits) link.estimate.probe(PICTURE * 120 / 100 + SOUND, now);
        return decided;
    }

    @Test
    void it_stays_where_the_line_bears_it() {
        assertThat(shownDuring(60, 100_000)).isEqualTo(600);
    }

    @Test
    void it_goes_where_the_line_chokes_on_a_little_too_much() {
        shownDuring(10, 75_000);

        assertThat(shown).isFalse();
    }

    @Test
    void it_stays_away_while_there_is_no_room() {
        shownDuring(10, 75_000);

        assertThat(shownDuring(300, 75_000)).isZero();
    }

    @Test
    void it_comes_back_when_there_is_room() {
        shownDuring(20, 75_000);

        shownDuring(70, 1_000_000);

        assertThat(shown).isTrue();
    }
}
