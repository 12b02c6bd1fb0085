package dev.lectern.workspace;

import dev.lectern.kit.web.Accent;
import dev.lectern.kit.web.Zones;
import dev.lectern.kit.web.fault.Mistakes;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Name, colour, language and time zone of a workspace. */
class WorkspaceForm {
    private static final int LONGEST = 100;

    @RestForm @Nullable String name;
    @RestForm @Nullable String accent;
    @RestForm @Nullable String language;
    @RestForm @Nullable String timezone;

    static WorkspaceForm of(Workspace workspace) {
        WorkspaceForm form = new WorkspaceForm();
        form.name = workspace.name;
        form.accent = workspace.accent;
        form.language = workspace.language;
        form.timezone = workspace.timezone;
        return form;
    }

    Mistakes check(WorkspaceWords words) {
        return new Mistakes()
                .when(name().isEmpty(), "name", words.noWorkspaceName())
                .when(name().length() > LONGEST, "name", words.tooLong())
                .whenNoLine(name(), "name")
                .when(Accent.parse(accent()).isEmpty(), "accent", words.noColour())
                .when(
                        !language().equals("en") && !language().equals("de"),
                        "language",
                        words.noLanguage())
                .when(Zones.find(timezone()) == null, "timezone", words.noTimezone());
    }

    void fill(Workspace workspace) {
        workspace.name = name();
        workspace.accent =
                "#" + Accent.parse(accent()).orElse(Accent.DEFAULT).hex().toUpperCase(Locale.ROOT);
        workspace.language = language();
        workspace.timezone = timezone();
    }

    /** Whether pages show a darker or lighter shade, since the colour itself cannot be read. */
    public boolean isShaded() {
        return Accent.parse(accent())
                .filter(colour -> !colour.equals(colour.onPaper()))
                .isPresent();
    }

    /** The shade that pages show, as "#1f6f5c". */
    public String shade() {
        return "#" + Accent.parse(accent()).orElse(Accent.DEFAULT).onPaper().hex();
    }

    public String name() {
        return name == null ? "" : name.strip();
    }

    public String accent() {
        return accent == null ? "" : accent.strip();
    }

    public String language() {
        return language == null ? "" : language;
    }

    public String timezone() {
        return timezone == null ? "" : timezone;
    }
}
