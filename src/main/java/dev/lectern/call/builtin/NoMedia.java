package dev.lectern.call.builtin;

import dev.lectern.call.CallRecording;
import dev.lectern.call.CallSpec;
import dev.lectern.call.Download;
import dev.lectern.call.Participant;
import dev.lectern.call.RecordingMode;
import dev.lectern.call.Role;
import dev.lectern.call.Track;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Rooms without picture and sound, where no media engine is aboard. */
@DefaultBean
@ApplicationScoped
class NoMedia implements RoomMedia {

    @Override
    public Uni<Void> open(String room, CallSpec spec) {
        return nothing();
    }

    @Override
    public Uni<Void> change(String room, CallSpec spec) {
        return nothing();
    }

    @Override
    public Uni<Void> close(String room) {
        return nothing();
    }

    @Override
    public Uni<Void> erase(String room) {
        return nothing();
    }

    @Override
    public Uni<Void> changeRole(String room, String identity, Role role) {
        return nothing();
    }

    @Override
    public Uni<Void> mute(String room, String identity, Track track) {
        return nothing();
    }

    @Override
    public Uni<Void> remove(String room, String identity) {
        return nothing();
    }

    @Override
    public Uni<List<Participant>> participants(String room) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Void> startRecording(String room, RecordingMode mode) {
        return nothing();
    }

    @Override
    public Uni<Void> stopRecording(String room) {
        return nothing();
    }

    @Override
    public Uni<List<CallRecording>> recordings(String room) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Optional<Download>> download(String room, String recording) {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Optional<String> playlist(String room) {
        return Optional.empty();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
