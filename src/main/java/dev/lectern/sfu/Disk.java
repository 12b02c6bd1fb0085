package dev.lectern.sfu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much space is left where a recording is written. */
public interface Disk {
    Disk REAL = folder -> Files.getFileStore(folder).getUsableSpace();

    long bytesLeft(Path folder) throws IOException;
}
