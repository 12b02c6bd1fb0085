package dev.lectern.kit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.kit.mail.Undelivered.Cause;
import org.junit.jupiter.api.Test;

class SmtpReplyTest {
    @Test
    void a_five_hundred_is_the_last_word() {
        Undelivered failure = SmtpReply.parse("550-no\n550 such user").ofThisMail();

        assertThat(failure.why()).isEqualTo(Cause.REFUSED);
        assertThat(failure).hasMessage("550 no such user");
    }

    @Test
    void what_is_no_answer_is_no_last_word_and_stays_as_it_was_said() {
        Undelivered failure = SmtpReply.parse("hello there").ofThisMail();

        assertThat(failure.why()).isEqualTo(Cause.LATER);
        assertThat(failure).hasMessage("hello there");
    }
}
