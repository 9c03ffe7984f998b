package dev.ringfence.data.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes of UTF-8, one unit each. All of the structure is ASCII, and no byte of a longer sequence is, so cells are told
 * apart without decoding, and bytes that are no UTF-8 pass as they are.
 */
final class ByteChannel implements CellChannel {
    private final InputStream in;
    private final OutputStream out;
    private byte[] bytes = new byte[0];

    ByteChannel(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public int read(char[] into, int from, int count) throws IOException {
        int read = in.read(room(count), 0, count);
        for (int i = 0; i < read; i++) {
            into[from + i] = (char) (bytes[i] & 0xFF);
        }
        return read;
    }

    @Override
    public void copy(char[] units, int from, int to) throws IOException {
        int count = to - from;
        narrow(units, from, count);
        out.write(bytes, 0, count);
    }

    @Override
    public String decode(char[] units, int from, int to) {
        int count = to - from;
        narrow(units, from, count);
        return new String(bytes, 0, count, UTF_8);
    }

    @Override
    public void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public int byteOrderMark(char[] units, int count) {
        return count > 2 && units[0] == 0xEF && units[1] == 0xBB && units[2] == 0xBF ? 3 : 0;
    }

    private void narrow(char[] units, int from, int count) {
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) units[from + i];
        }
    }

    private byte[] room(int count) {
        if (bytes.length < count) {
            bytes = new byte[Math.max(count, 2 * bytes.length)];
        }
        return bytes;
    }

    /** The units of whole bytes. */
    static char[] units(byte[] whole) {
        return new String(whole, ISO_8859_1).toCharArray();
    }
}
