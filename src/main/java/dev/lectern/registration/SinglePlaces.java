package dev.lectern.registration;

import dev.lectern.webinar.WebinarView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one person has or waits for at single dates of a series, while a place of theirs for all
 * dates is decided: seats that are theirs already stand in nobody's way, least of all their own.
 * With the place for all they are given up; without it they stand.
 */
final class SinglePlaces {
    private final List<Registration> places;
    private final Desk desk;

    SinglePlaces(List<Registration> places, Desk desk) {
        this.places = places;
        this.desk = desk;
    }

    /** Of whoever has this place; nothing where it is not for all dates of a series. */
    static SinglePlaces beside(
            Registration all, List<Registration> known, WebinarView webinar, Desk desk) {
        boolean forAll = webinar.series() && all.occurrence == null && all.email != null;
        return new SinglePlaces(forAll ? of(all.emailKey(), known) : List.of(), desk);
    }

    private static List<Registration> of(String key, List<Registration> known) {
        return known.stream()
                .filter(one -> one.emailKey().equals(key))
                .filter(SinglePlaces::is)
                .toList();
    }

    static boolean is(Registration one) {
        boolean over = one.status() == Status.CANCELLED || one.status() == Status.DECLINED;
        return one.occurrence != null && !over;
    }

    List<Registration> places() {
        return places;
    }

    /** Not counted until they are taken up again or given up. */
    void setAside() {
        places.forEach(one -> desk.left(one.occurrence, one.status()));
    }

    void takeUp() {
        places.forEach(one -> desk.came(one.occurrence, one.status()));
    }

    /** The one that may become the place for all. */
    Optional<Registration> approved() {
        return places.stream().filter(one -> one.status() == Status.APPROVED).findFirst();
    }

    /** The answer is to whom that has to be told. */
    List<Registration> giveUp() {
        return giveUpBut(null);
    }

    List<Registration> giveUpBut(@Nullable Registration kept) {
        List<Registration> given = places.stream().filter(one -> !one.equals(kept)).toList();
        for (Registration one : given) {
            one.cancel();
            desk.came(one.occurrence, Status.CANCELLED);
        }
        return given;
    }
}
