package dev.lectern.webinar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for how often a webinar happens. */
@MessageBundle("series")
interface SeriesWords {
    @Message("Repeats")
    String repeats();

    @Message("Once")
    String once();

    @Message("Every day")
    String daily();

    @Message("Every weekday")
    String weekdays();

    @Message("Every week")
    String weekly();

    @Message("Every two weeks")
    String fortnightly();

    @Message("Every month")
    String monthly();

    @Message("Every month on the same weekday")
    String monthlyDay();

    @Message("Or until, the last day")
    String until();

    @Message("Counts instead of the number.")
    String untilHelp();

    @Message("On these days")
    String days();

    @Message("By a rule of your own")
    String custom();

    @Message("How many times")
    String times();

    @Message("Rule, as calendars write it")
    String rule();

    @Message("Not on these days")
    String exceptions();

    @Message("As 2026-12-24; several with commas.")
    String exceptionsHelp();

    @Message("People register")
    String scope();

    @Message("For one date or for all, as they like")
    String scopeEither();

    @Message("Once, for all dates")
    String scopeSeries();

    @Message("For each date by itself")
    String scopeDate();
}
