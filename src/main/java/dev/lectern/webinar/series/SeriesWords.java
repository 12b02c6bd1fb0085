package dev.lectern.webinar.series;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for how often a webinar happens. */
@MessageBundle("series")
public interface SeriesWords {
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

    @Message("Every month on the same date")
    String monthly();

    @Message("Every month on the same weekday")
    String monthlyDay();

    @Message("Every month on the last such weekday")
    String monthlyLast();

    @Message("The last day")
    String until();

    @Message("On these days")
    String days();

    @Message("Something else")
    String custom();

    @Message("How many times")
    String times();

    @Message("Rule, as calendars write it (RRULE)")
    String rule();

    @Message(
            "With COUNT or UNTIL as its end. FREQ=WEEKLY;INTERVAL=3;COUNT=6 is every three weeks, six times.")
    String ruleHelp();

    @Message("None: the weekday of the first date.")
    String daysHelp();

    @Message("By a rule of its own")
    String byRule();

    @Message("Not on these days")
    String exceptions();

    @Message("People register")
    String scope();

    @Message("For one date or for all, as they like")
    String scopeEither();

    @Message("Once, for all dates")
    String scopeSeries();

    @Message("For each date by itself")
    String scopeDate();

    @Message("Every {days}")
    String everyDays(String days);

    @Message("Every two weeks on {days}")
    String fortnightlyOn(String days);

    @Message("Every month on day {day}")
    String monthlyOn(int day);

    @Message("Every month on day {day}, or the last one where there is none")
    String monthlyOnOrLast(int day);

    @Message("Every {place} {day} of the month")
    String monthlyOnDay(String place, String day);

    @Message(
            "{#switch place}{#case '1'}first{#case '2'}second{#case '3'}third{#case '4'}fourth{#else}last{/switch}")
    String place(String place);

    @Message("{some} and {last}")
    String and(String some, String last);

    @Message(
            "{rhythm} at {time}, {#if count == 1}once{#else}{count} times{/if}, {zone}. {#if count == 1}On {first}.{#else}The first is on {first}, the last on {last}.{/if}")
    String sentence(String rhythm, String time, int count, String zone, String first, String last);

    @Message("{city} time")
    String zoneTime(String city);

    @Message("Not on {days}.")
    String leftOut(String days);

    @Message(
            "{#if count == 1}One date is elsewhere: on {day} at {time}.{#else}{count} dates are elsewhere, the first of them on {day} at {time}.{/if}")
    String aside(int count, String day, String time);

    @Message("Leave out another day")
    String leaveOut();

    @Message("Day {number}")
    String leftOutDay(int number);

    @Message("It ends")
    String ends();

    @Message("After so many times")
    String endsByTimes();

    @Message("On a day")
    String endsByDay();
}
