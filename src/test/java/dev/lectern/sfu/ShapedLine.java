package dev.lectern.sfu;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A network namespace of its own, with a line to it that the kernel shapes ({@code tc}) on its way
 * there. Gone with everything in it when closed. Where this machine does not allow it, the test is
 * skipped and says why.
 */
final class ShapedLine implements AutoCloseable {
    private static final long PID = ProcessHandle.current().pid();
    private static final String NET = "10.213." + PID % 250 + ".";

    final String namespace = "lectern-" + PID;
    private final String here = "lectern" + PID % 10_000;

    private ShapedLine() {}

    static ShapedLine open() throws IOException {
        ShapedLine line = new ShapedLine();
        try {
            line.lay();
            return line;
        } catch (IOException refused) {
            line.close();
            Assumptions.abort("this machine makes no network namespace: " + refused.getMessage());
            throw refused;
        }
    }

    private void lay() throws IOException {
        String there = "eth0";
        run("ip", "netns", "add", namespace);
        run(
                List.of("ip", "link", "add", here, "type", "veth", "peer", "name", there),
                List.of("netns", namespace));
        run("ip", "addr", "add", NET + "1/30", "dev", here);
        run("ip", "link", "set", here, "up");
        run("ip", "-n", namespace, "addr", "add", NET + "2/30", "dev", there);
        run("ip", "-n", namespace, "link", "set", there, "up");
        run("ip", "-n", namespace, "link", "set", "lo", "up");
    }

    /** This end of it. */
    InetAddress address() throws IOException {
        return InetAddress.getByName(NET + "1");
    }

    /** Lets the kernel's queueing discipline of this name have its way with all that goes there. */
    void shape(String... discipline) {
        try {
            run(List.of("tc", "qdisc", "replace", "dev", here, "root"), List.of(discipline));
        } catch (IOException unknown) {
            Assumptions.abort("this kernel has no " + discipline[0] + ": " + unknown.getMessage());
        }
    }

    void unshape() throws IOException {
        run("tc", "qdisc", "del", "dev", here, "root");
    }

    private static void run(List<String> command, List<String> more) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(more);
        run(all.toArray(new String[0]));
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException(hurried);
        }
    }

    /** The link would go with the namespace too, but only some time later. */
    @Override
    public void close() throws IOException {
        run("sh", "-c", "ip link del " + here + "; ip netns del " + namespace + "; true");
    }
}
