package dev.lectern.kit.mail;

import dev.lectern.kit.start.StartLine;
import dev.lectern.kit.web.PublicAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says at the start whether mail leaves this machine. */
@ApplicationScoped
class MailLine implements StartLine {
    private final Post post;
    private final PublicAddress address;

    MailLine(Post post, PublicAddress address) {
        this.post = post;
        this.address = address;
    }

    @Override
    public String label() {
        return "Mail";
    }

    @Override
    public Uni<Optional<String>> text() {
        return Uni.createFrom()
                .item(
                        Optional.of(
                                post.leaves()
                                        ? "by the SMTP server you named"
                                        : "stays on this machine, read it at "
                                                + address.of("/mailbox")));
    }

    @Override
    public int order() {
        return 40;
    }
}
