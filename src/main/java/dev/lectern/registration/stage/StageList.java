package dev.lectern.registration.stage;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people on stage as they are drawn.
 *
 * @param open whether whoever looks may change it
 */
@TemplateData
record StageList(
        WebinarView webinar, List<Line> lines, boolean open, Typed typed, Mistakes mistakes) {

    public String title() {
        return webinar.title();
    }

    public String path() {
        return "/webinars/" + webinar.id();
    }

    public String at(Object action) {
        return path() + "/stage/" + action;
    }

    public boolean draft() {
        return webinar.state() == WebinarState.DRAFT;
    }

    /** One person, with the link for those who may hand it on. */
    @TemplateData
    record Line(StagePersonView person, @Nullable String link) {
        public UUID id() {
            return person.id();
        }

        public String name() {
            return person.name();
        }

        public String email() {
            return person.email();
        }

        public String role() {
            return person.role().word();
        }

        public boolean member() {
            return person.account() != null;
        }
    }

    /** What stands in the form for one more. */
    @TemplateData
    record Typed(String email, String name, String role) {
        static final Typed NOTHING = new Typed("", "", "panelist");
    }

    @CheckedTemplate(basePath = "stage")
    static class Templates {
        static native TemplateInstance people(StageList stage);

        static native TemplateInstance page(StageList stage);
    }
}
