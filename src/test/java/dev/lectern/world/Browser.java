package dev.lectern.world;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Chromium to test with: the installed one, else one that apt installs, else a sentence that says
 * what to install. Camera and microphone are its own test picture and tone.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream",
                    "--autoplay-policy=no-user-gesture-required");

    /** Facts are waited for; what never comes is said after this, on a busy machine too. */
    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static Browser open(String... moreFlags) {
        return launched(executable(), moreFlags);
    }

    /** In a network namespace of this machine's. */
    public static Browser openIn(String namespace) throws IOException {
        Path script = Files.createTempFile("chromium", ".sh");
        script.toFile().deleteOnExit();
        String start = "exec ip netns exec " + namespace + " " + executable() + " \"$@\"";
        Files.writeString(script, "#!/bin/sh\n" + start + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return launched(script);
    }

    private static Path executable() {
        return installed().or(Browser::install).orElseThrow(Browser::missing);
    }

    private static Browser launched(Path executable, String... moreFlags) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(List.of(moreFlags));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(flags)));
    }

    /** A person's own browser window, with cookies of its own; 1280 by 800. */
    public BrowserContext person() {
        return chromium.newContext(new NewContextOptions().setViewportSize(1280, 800));
    }

    public BrowserContext person(ColorScheme colours) {
        return chromium.newContext(
                new NewContextOptions().setViewportSize(1280, 800).setColorScheme(colours));
    }

    public BrowserContext phone(ColorScheme colours) {
        return chromium.newContext(
                new NewContextOptions()
                        .setViewportSize(390, 844)
                        .setDeviceScaleFactor(2)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setColorScheme(colours));
    }

    public Page page(BrowserContext person, String address) {
        Page page = person.newPage();
        page.navigate(address);
        return page;
    }

    public void closeWindows() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        List<Path> places = new ArrayList<>();
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            places.add(Path.of(named));
        }
        for (String folder : System.getenv("PATH").split(":")) {
            NAMES.forEach(name -> places.add(Path.of(folder, name)));
        }
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    /** On Debian as root apt does it; the lists are fetched only when they do not know it. */
    private static Optional<Path> install() {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (!root || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        if (!succeeds("apt-get", "install", "-y", "-q", "chromium")
                && succeeds("apt-get", "update", "-q")) {
            succeeds("apt-get", "install", "-y", "-q", "chromium");
        }
        return installed();
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static IllegalStateException missing() {
        return new IllegalStateException(
                "The browser tests need Chromium: install it (Debian: apt install chromium) or name"
                        + " it in the environment variable CHROMIUM.");
    }
}
