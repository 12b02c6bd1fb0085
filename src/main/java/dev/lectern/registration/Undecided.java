package dev.lectern.registration;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody about whom nobody has decided yet and nobody need decide any more.
 *
 * @param single their places at single dates, which go into one for all
 */
record Undecided(Registration person, SinglePlaces single, Desk desk) {
    /**
     * Gives them what there is for somebody new: a seat, a place in the line or nothing.
     *
     * @return what they give up for it; empty where there is nothing for them
     */
    Optional<List<Registration>> letIn(Supplier<Optional<Status>> newcomer) {
        single.setAside();
        Optional<Status> seat = newcomer.get();
        boolean approved = seat.filter(Status.APPROVED::equals).isPresent();
        List<Registration> given = approved ? single.giveUp() : List.of();
        if (!approved) {
            single.takeUp();
        }
        return seat.map(
                status -> {
                    become(status);
                    return given;
                });
    }

    private void become(Status seat) {
        Status before = person.status();
        if (seat == Status.APPROVED) {
            person.approve();
        } else {
            person.queue(desk.lastPlace());
        }
        person.note = null;
        desk.moved(person.occurrence, before, person.status());
    }
}
