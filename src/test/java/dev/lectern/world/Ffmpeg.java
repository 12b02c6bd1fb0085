package dev.lectern.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's ffmpeg as a reader that we did not write: what it has to say of a file or an address.
 */
public final class Ffmpeg {
    private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");
    private static final Path FFPROBE = Path.of("/usr/bin/ffprobe");
    private static final int SECONDS = 60;

    private Ffmpeg() {}

    public static void requireInstalled() {
        assertThat(Files.isExecutable(FFMPEG) && Files.isExecutable(FFPROBE))
                .as("The media tests need ffmpeg: install it (Debian: apt install ffmpeg)")
                .isTrue();
    }

    /** Decodes all of it, every frame at its own time and size; every warning, line by line. */
    public static List<String> complaintsAbout(String what, String... options) {
        List<String> command = new ArrayList<>(List.of(FFMPEG.toString(), "-v", "warning"));
        command.addAll(List.of(options));
        command.addAll(List.of("-i", what, "-map", "0"));
        command.addAll(List.of("-fps_mode", "passthrough", "-enc_time_base:v", "-1"));
        command.addAll(List.of("-autoscale", "0"));
        command.addAll(List.of("-f", "null", "-"));
        return run(command);
    }

    /** The entries asked for, as lines of {@code key=value}. */
    public static List<String> entries(String what, String entries, String... options) {
        List<String> command = new ArrayList<>(List.of(FFPROBE.toString(), "-v", "warning"));
        command.addAll(List.of("-show_entries", entries, "-of", "default=noprint_wrappers=1"));
        command.addAll(List.of(options));
        command.add(what);
        return run(command);
    }

    private static List<String> run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            byte[] out = process.getInputStream().readAllBytes();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new String(out, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
