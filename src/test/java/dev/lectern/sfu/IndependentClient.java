package dev.lectern.sfu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A WHIP and WHEP client on another WebRTC stack (pion, in Go), as a process of its own. */
final class IndependentClient implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/go/independent");
    private static final Path BINARY = Path.of("target/independent").toAbsolutePath();

    private final Process process;

    private IndependentClient(Process process) {
        this.process = process;
    }

    /** Builds it, or skips the test where there is no Go that can. */
    static void build() throws IOException, InterruptedException {
        boolean built = false;
        try {
            Process build =
                    new ProcessBuilder("go", "build", "-o", BINARY.toString(), ".")
                            .directory(SOURCE.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(new File("target/independent.log"))
                            .start();
            built = build.waitFor(5, TimeUnit.MINUTES) && build.exitValue() == 0;
            build.destroyForcibly();
        } catch (IOException missing) {
            assumeTrue(false, "Go is not installed here");
        }
        assumeTrue(built, "Go could not build the client; target/independent.log says why");
    }

    static IndependentClient publish(String url, String network, int seconds) {
        return start("publish", url, network, seconds);
    }

    static IndependentClient play(String url, String network, int seconds) {
        return start("play", url, network, seconds);
    }

    private static IndependentClient start(String role, String url, String network, int seconds) {
        List<String> command = new ArrayList<>(List.of(BINARY.toString(), "-role", role));
        command.addAll(List.of("-url", url, "-token", "grant", "-network", network));
        command.addAll(List.of("-seconds", Integer.toString(seconds)));
        try {
            return new IndependentClient(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says in the end, once it ended well. */
    String result() throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("the independent client failed: " + said);
        }
        return said;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
