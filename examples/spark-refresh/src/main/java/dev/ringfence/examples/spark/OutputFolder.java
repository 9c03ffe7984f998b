package dev.ringfence.examples.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A folder that is there as a whole or not at all: files are written beside it, and take its name when all is proven. So it
 * is where the file system renames folders in one step, as local disks and HDFS do and object stores do not.
 */
final class OutputFolder {
    static final String ATTESTATION = "attestation.json";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path shown;
    private final Path unproven;
    private final FileSystem files;

    OutputFolder(String folder, Configuration hadoop) throws IOException {
        this.shown = new Path(folder);
        this.unproven = new Path(shown.getParent(), shown.getName() + ".unproven");
        this.files = shown.getFileSystem(hadoop);
    }

    /**
     * Removes what a run left that was killed.
     *
     * @throws IllegalArgumentException if the folder is there already
     */
    void begin() throws IOException {
        if (files.exists(shown)) {
            throw new IllegalArgumentException("'folder' must not be there yet: " + shown);
        }
        abandon();
    }

    void abandon() throws IOException {
        files.delete(unproven, true);
    }

    /** Where a data set is written. */
    String of(String dataset) {
        return new Path(unproven, dataset).toString();
    }

    void write(String name, String text) throws IOException {
        try (OutputStream out = files.create(new Path(unproven, name), false)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    void show() throws IOException {
        if (!files.rename(unproven, shown)) {
            throw new IOException("the folder of proven files could not be renamed to " + shown);
        }
    }

    /** The SHA-256 of each file that readers of the written folder would read, by its place in it. */
    SortedMap<String, String> digests() throws IOException {
        return digests(files, unproven);
    }

    /** The same of a folder that is shown. */
    static SortedMap<String, String> digests(String folder, Configuration hadoop) throws IOException {
        Path path = new Path(folder);
        return digests(path.getFileSystem(hadoop), path);
    }

    private static SortedMap<String, String> digests(FileSystem files, Path folder) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        String root = files.makeQualified(folder).toUri().getPath() + "/";
        RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
        while (all.hasNext()) {
            Path file = all.next().getPath();
            String name = file.toUri().getPath().substring(root.length());
            // Spark and Hive pass over what begins so: checksums and marks of success.
            boolean hidden = file.getName().startsWith(".") || file.getName().startsWith("_");
            if (!hidden && !name.equals(ATTESTATION)) {
                digests.put(name, digest(files, file));
            }
        }
        return digests;
    }

    private static String digest(FileSystem files, Path file) throws IOException {
        try (InputStream in = files.open(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String read(String folder, String name, Configuration hadoop) throws IOException {
        Path file = new Path(folder, name);
        try (InputStream in = file.getFileSystem(hadoop).open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
