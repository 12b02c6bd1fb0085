package dev.lectern.kit.work.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page about work. */
@MessageBundle("work")
interface WorkWords {
    @Message("Tasks")
    String title();

    @Message(
            "What happens by itself: sending mails, preparing video rooms, starting on time. What fails is tried again; what keeps failing ends up here for you to decide.")
    String lead();

    @Message("Needs you ({count})")
    String parked(long count);

    @Message("Waiting ({count})")
    String waiting(long count);

    @Message("At work ({count})")
    String running(long count);

    @Message("Nothing here")
    String empty();

    @Message("Everything is done or on its way.")
    String emptyHelp();

    @Message("Task")
    String kind();

    @Message("About")
    String about();

    @Message("Due")
    String due();

    @Message("Attempts")
    String attempts();

    @Message("What happened")
    String error();

    @Message("Try again")
    String retry();

    @Message("Drop")
    String drop();

    @Message("It is tried again now.")
    String retried();

    @Message("Dropped: it will not be done.")
    String dropped();

    @Message("More")
    String more();
}
