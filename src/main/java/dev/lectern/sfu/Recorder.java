package dev.lectern.sfu;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread for what follows behind live, five times a second. */
final class Recorder implements AutoCloseable {
    private static final long STEP_MILLIS = 200;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread;

    Recorder(String name) {
        thread =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread made = new Thread(task, name);
                            made.setDaemon(true);
                            return made;
                        });
        thread.scheduleWithFixedDelay(this::step, STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(Follower one) {
        followers.add(one);
    }

    private void step() {
        for (Follower one : followers) {
            try {
                if (!one.work(System.nanoTime())) followers.remove(one);
            } catch (RuntimeException bug) {
                Engine.report(one.getClass().getSimpleName(), bug);
                one.stop();
            }
        }
    }

    /** Finishes the files under way. */
    @Override
    public void close() {
        for (Follower one : followers) one.stop();
        thread.execute(this::step);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) thread.shutdownNow();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
