package dev.lectern.sfu;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The thread that all recordings are written on, five times a second. */
final class Recorder implements AutoCloseable {
    private static final long STEP_MILLIS = 200;
    private final List<Recording> recordings = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread made = new Thread(task, "sfu-recorder");
                        made.setDaemon(true);
                        return made;
                    });

    Recorder() {
        thread.scheduleWithFixedDelay(this::step, STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(Recording recording) {
        recordings.add(recording);
    }

    private void step() {
        for (Recording recording : recordings) {
            try {
                if (!recording.work(System.nanoTime())) recordings.remove(recording);
            } catch (RuntimeException bug) {
                Engine.report("a recording", bug);
                recording.stop();
            }
        }
    }

    /** Finishes the files under way. */
    @Override
    public void close() {
        for (Recording recording : recordings) recording.stop();
        thread.execute(this::step);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) thread.shutdownNow();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
