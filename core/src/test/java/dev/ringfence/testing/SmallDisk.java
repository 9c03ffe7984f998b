package dev.ringfence.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A filesystem in memory with little room, for who may mount one. */
public record SmallDisk(Path folder) {

    /** Empty where it is not permitted. */
    public static Optional<SmallDisk> mount(Path folder, int megabytes) throws IOException, InterruptedException {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    /** Gives it more room. */
    public void grow(int megabytes) throws IOException, InterruptedException {
        if (!run("mount", "-o", "remount,size=" + megabytes + "m", folder.toString())) {
            throw new IOException("'" + folder + "' could not be mounted again");
        }
    }

    /** Lets nobody write to it any more. */
    public void lock() throws IOException, InterruptedException {
        if (!run("mount", "-o", "remount,ro", folder.toString())) {
            throw new IOException("'" + folder + "' could not be mounted again");
        }
    }

    /** Takes it away, as soon as nobody has a file of it open. */
    public void unmount() throws IOException, InterruptedException {
        if (!run("umount", "--lazy", folder.toString())) {
            throw new IOException("'" + folder + "' could not be unmounted");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var out = process.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(line -> {});
            }
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
