package dev.ringfence.refresh.file;

import dev.ringfence.refresh.signing.WholeFile;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files as streams: digested as they are on the disk, compressed and uncompressed by their extension. */
final class FileStreams {
    /** How often progress is told: 4 MiB. */
    static final long STEP_BYTES = 4L << 20;

    private static final int BUFFER = 1 << 16;

    private FileStreams() {}

    /**
     * Reads a file, to be closed by the caller.
     *
     * @param named decides by its name whether it is compressed
     * @param digest of the bytes on the disk
     * @param progress is told how many of them were read
     */
    static InputStream read(Path file, Path named, MessageDigest digest, LongConsumer progress) throws IOException {
        InputStream raw = new Counted(new DigestInputStream(Files.newInputStream(file), digest), progress);
        return FileLayout.compressed(named) ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    /** Writes a file that is not there yet, to be closed by the caller. */
    static OutputStream write(Path file, Path named, MessageDigest digest) throws IOException {
        OutputStream raw = new BufferedOutputStream(new DigestOutputStream(new Named(file, named), digest), BUFFER);
        return FileLayout.compressed(named) ? new GZIPOutputStream(raw, BUFFER) : raw;
    }

    /** Fails by the name of the file that is asked for. */
    private static final class Named extends OutputStream {
        private final OutputStream out;
        private final Path named;

        Named(Path file, Path named) throws IOException {
            this.named = named;
            try {
                this.out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
            } catch (IOException failure) {
                throw WholeFile.notWritten(named, failure);
            }
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] from, int at, int count) throws IOException {
            try {
                out.write(from, at, count);
            } catch (IOException failure) {
                throw WholeFile.notWritten(named, failure);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException failure) {
                throw WholeFile.notWritten(named, failure);
            }
        }
    }

    private static final class Counted extends FilterInputStream {
        private final LongConsumer progress;
        private long bytes;
        private long told;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int read = super.read(into, from, count);
            bytes += Math.max(read, 0);
            if (bytes - told >= STEP_BYTES) {
                told = bytes;
                progress.accept(bytes);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (bytes > told) {
                told = bytes;
                progress.accept(bytes);
            }
        }
    }
}
