package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Broadcast;
import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.RecordedFile;
import dev.lectern.sfu.Recording;
import dev.lectern.sfu.RecordingListener;
import dev.lectern.sfu.RoomListener;
import dev.lectern.sfu.SlotView;
import dev.lectern.sfu.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host whose program says no levels, as OBS, beside a panelist whose browser does: who talks is
 * in the programme, its stream and its recording, and comes back to it.
 */
class TakeoverTest implements RoomListener, RecordingListener {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int LOUD = 20;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<RecordedFile> kept = new CopyOnWriteArrayList<>();
    private volatile List<SlotView> shown = List.of();
    private volatile boolean stopped;
    private @TempDir Path folder;
    private Engine engine;
    private SmallStage stage;
    private Broadcast stream;
    private Recording recording;
    private Voice host;
    private Voice bob;

    @BeforeEach
    void the_host_talks_and_bob_takes_over() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
        stage = new SmallStage(engine, this);
        stage.watch("carol");
        LoadClient panelist = stage.client();
        stage.publish("bob", panelist, Voice.withLevels(panelist.offerWithSound(true)));
        stream = stage.room.broadcast(Set.of(Kind.values()));
        recording = stage.room.record(folder, this);
        host = new Voice(stage.group, stage.publisher, 'h');
        await().atMost(SOON).until(() -> speaks("host"));
        bob = new Voice(stage.group, panelist, 'b');
        bob.mute();
        await().atMost(SOON).until(() -> endsWith("h", inStream()));

        bob.talk(LOUD);
        await().atMost(SOON).until(() -> speaks("bob") && isShown("bob"));
        await().atMost(SOON).until(() -> endsWith("b", inStream()));
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    @Override
    public void speaking(String person) {
        said.add(person);
    }

    @Override
    public void slots(String person, String session, List<SlotView> slots) {
        shown = slots;
    }

    @Override
    public void kept(RecordedFile file) {
        kept.add(file);
    }

    @Override
    public void stopped(List<RecordedFile> files, String reason) {
        stopped = true;
    }

    @Test
    void a_host_without_levels_comes_back_when_the_panelist_turns_the_microphone_off() {
        comesBack(Voice::mute);
    }

    @Test
    void a_host_without_levels_comes_back_when_the_panelist_is_muted() {
        comesBack(voice -> stage.room.mute("bob", Source.CAMERA, Kind.AUDIO));
    }

    private void comesBack(Consumer<Voice> silences) {
        silences.accept(bob);

        await().atMost(SOON).until(() -> speaks("host") && isShown("host"));
        await().atMost(SOON).until(() -> endsWith("bh", inStream()));
        recording.stop();
        await().atMost(SOON).until(() -> stopped);
        assertThat(said).containsExactly("host", "bob", "host");
        assertThat(inRecording()).isEqualTo("hbh");
    }

    private boolean speaks(String person) {
        return !said.isEmpty() && said.get(said.size() - 1).equals(person);
    }

    /** Whether carol, who has a place for one, sees and hears this person in it. */
    private boolean isShown(String person) {
        return shown.size() == 2 && shown.stream().allMatch(one -> one.person().equals(person));
    }

    private static boolean endsWith(String voices, byte[] file) {
        return voicesIn(file).endsWith(voices);
    }

    private byte[] inStream() {
        stream.wanted();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        stream.playlist()
                .text()
                .lines()
                .flatMap(name -> stream.playlist().file(name).stream())
                .forEach(all::writeBytes);
        return all.toByteArray();
    }

    private String inRecording() {
        StringBuilder voices = new StringBuilder();
        for (RecordedFile file : kept) {
            if (file.isProgramme()) voices.append(voicesIn(read(file.path())));
        }
        return voices.toString();
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose sound is in these bytes, one after another. */
    private static String voicesIn(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder voices = new StringBuilder();
        String host = "h".repeat(Voice.SPOKEN);
        String bob = "b".repeat(Voice.SPOKEN);
        for (int at = 0; at < text.length(); at++) {
            boolean one = text.startsWith(host, at);
            if (!one && !text.startsWith(bob, at)) continue;
            char mark = one ? 'h' : 'b';
            if (voices.isEmpty() || voices.charAt(voices.length() - 1) != mark) voices.append(mark);
            at += Voice.SPOKEN - 1;
        }
        return voices.toString();
    }
}
