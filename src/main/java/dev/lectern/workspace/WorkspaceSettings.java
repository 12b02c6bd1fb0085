package dev.lectern.workspace;

import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The ways to the pages about the workspace. */
class WorkspaceSettings {

    @Produces
    @Singleton
    NavigationEntry settings() {
        return new SettingsEntry(
                "/settings/workspace", 100, "admin", language -> in(language).settings());
    }

    @Produces
    @Singleton
    NavigationEntry members() {
        return new SettingsEntry(
                "/settings/members", 110, "host", language -> in(language).members());
    }

    private static WorkspaceWords in(Locale language) {
        return Words.in(language, WorkspaceWords.class);
    }
}
