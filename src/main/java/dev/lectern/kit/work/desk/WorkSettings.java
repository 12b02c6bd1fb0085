package dev.lectern.kit.work.desk;

import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The way to the page about work, among the settings. */
class WorkSettings {

    @Produces
    @Singleton
    NavigationEntry work() {
        return new SettingsEntry(
                "/settings/work",
                180,
                "admin",
                language -> Words.in(language, WorkWords.class).title());
    }
}
