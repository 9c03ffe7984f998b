package dev.ringfence.write;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.attest.Verification;
import dev.ringfence.attest.VerificationKey;
import dev.ringfence.attest.VerificationKeys;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Approves a write from a command line, outside the application, and shows proofs.
 *
 * <pre>
 * java -cp ... dev.ringfence.write.ApproveMain key     NAME NEW-KEY-FILE
 * java -cp ... dev.ringfence.write.ApproveMain show    FILE
 * java -cp ... dev.ringfence.write.ApproveMain approve REQUEST KEY-FILE NEW-ENVELOPE-FILE
 * java -cp ... dev.ringfence.write.ApproveMain verify  ENVELOPE KEYS-DIRECTORY
 * </pre>
 *
 * <p>{@code key} makes an approver's key (mode 0600) and prints its public half, to be put into the directory of approvers as
 * {@code NAME.pem}. {@code show} prints a request, an approval or a staging receipt, and trusts nothing of it. {@code approve}
 * shows the request, asks to type the operation's name, and writes the signed envelope; a request that is signed already
 * gets one more signature. {@code verify} checks signatures and validity of an approval or a receipt.
 *
 * <p>The password of a key that has one comes from the variable {@code RINGFENCE_APPROVE_PASSWORD}, else from the console;
 * never from an argument, which other users of the machine could read.
 *
 * <p>Exit codes: 0 done, for {@code verify} a proof that holds; 1 refused: not confirmed, expired, or a proof that does not
 * hold; 2 the arguments, or what a file holds, are wrong; 3 a file could not be read or written.
 */
public final class ApproveMain {
    /** The variable that holds the password of the key. */
    public static final String PASSWORD_VARIABLE = "RINGFENCE_APPROVE_PASSWORD";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int WRONG = 2;
    private static final int FILE_FAILED = 3;

    private static final String USAGE = "Usage: key NAME NEW-KEY-FILE | show FILE"
            + " | approve REQUEST KEY-FILE NEW-ENVELOPE-FILE | verify ENVELOPE KEYS-DIRECTORY";

    private final PrintStream out;
    private final BufferedReader in;
    private final Function<String, @Nullable String> variables;
    private final Clock clock;

    ApproveMain(PrintStream out, Reader in, Function<String, @Nullable String> variables, Clock clock) {
        this.out = out;
        this.in = new BufferedReader(in);
        this.variables = variables;
        this.clock = clock;
    }

    /** Runs one command, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        Reader in = new InputStreamReader(System.in, Charset.defaultCharset());
        System.exit(new ApproveMain(System.out, in, System::getenv, Clock.systemUTC()).run(arguments));
    }

    int run(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.equals(List.of("--help"))) {
            out.println(USAGE);
            return DONE;
        }
        try {
            return switch (words.isEmpty() ? "" : words.get(0) + " " + words.size()) {
                case "key 3" -> key(words.get(1), Path.of(words.get(2)));
                case "show 2" -> show(Path.of(words.get(1)));
                case "approve 4" -> approve(Path.of(words.get(1)), Path.of(words.get(2)), Path.of(words.get(3)));
                case "verify 3" -> verify(Path.of(words.get(1)), Path.of(words.get(2)));
                default -> {
                    out.println(USAGE);
                    yield WRONG;
                }
            };
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            out.println(wrong.getMessage());
            return WRONG;
        } catch (IOException failed) {
            out.println(failed.getClass().getSimpleName() + ": " + failed.getMessage());
            return FILE_FAILED;
        }
    }

    private int key(String name, Path file) throws IOException {
        VerificationKey key = SigningKey.createFile(name, file);
        out.println("Made " + key + ". Its public half, for " + name + ".pem:");
        out.print(key.pem());
        return DONE;
    }

    private int show(Path file) throws IOException {
        String text = read(file);
        out.println(description(text));
        return DONE;
    }

    private int approve(Path requestFile, Path keyFile, Path envelopeFile) throws IOException {
        String text = read(requestFile);
        InTotoStatement statement = statement(text);
        ApprovalRequest request = ApprovalRequest.of(statement);
        out.println(request);
        if (!clock.instant().isBefore(request.expiresAt())) {
            out.println("It expired: ask for a new request.");
            return REFUSED;
        }
        SigningKey key = SigningKey.read(name(keyFile), keyFile, this::password);
        out.println("You would sign with " + key + ". To approve, type the operation's name:");
        String typed = in.readLine();
        if (typed == null || !typed.strip().equals(request.operation())) {
            out.println("Not approved.");
            return REFUSED;
        }
        Envelope envelope = isEnvelope(text) ? Envelope.parse(text).alsoSignedBy(key) : Envelope.sign(statement, key);
        Files.writeString(envelopeFile, envelope.toJson() + "\n", StandardOpenOption.CREATE_NEW);
        out.println("Approved. Hand " + envelopeFile + " to the application.");
        return DONE;
    }

    private int verify(Path envelope, Path keys) throws IOException {
        String text = read(envelope);
        VerificationKeys trusted = VerificationKeys.readDirectory(keys);
        StatementVerifier verifier =
                StatementVerifier.of(trusted, statement(text).predicateType());
        out.println(description(text));
        Verification verification = verifier.verify(text, clock.instant());
        if (verification instanceof Verification.Verified verified) {
            out.println("Holds. Signed by "
                    + verified.signers().stream().map(VerificationKey::toString).collect(Collectors.joining(", ")));
            return DONE;
        }
        Verification.Rejected rejected = (Verification.Rejected) verification;
        out.println("Does not hold: " + rejected.what());
        return REFUSED;
    }

    private static String description(String text) {
        InTotoStatement statement = statement(text);
        return switch (statement.predicateType()) {
            case ApprovalRequest.PREDICATE_TYPE -> ApprovalRequest.of(statement).toString();
            case StagingReceipt.PREDICATE_TYPE -> ShownClaims.of("Staging receipt", statement);
            default -> throw new IllegalArgumentException("'file' must hold a request, an approval or a receipt");
        };
    }

    private static InTotoStatement statement(String text) {
        byte[] payload = isEnvelope(text) ? Envelope.parse(text).payload() : text.getBytes(StandardCharsets.UTF_8);
        return InTotoStatement.parse(payload);
    }

    /** An envelope has no {@code _type}, and a statement must have one. */
    private static boolean isEnvelope(String text) {
        return !text.contains("\"_type\"");
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > Envelope.MAX_CHARS) {
            throw new IllegalArgumentException("'file' must have at most " + Envelope.MAX_CHARS + " bytes");
        }
        return Files.readString(file).strip();
    }

    private static String name(Path keyFile) {
        return keyFile.getFileName().toString();
    }

    // Null up to JDK 21; later ones give a console without a terminal, which reads null where there is no input.
    @SuppressWarnings("SystemConsoleNull")
    private char[] password() {
        String given = variables.apply(PASSWORD_VARIABLE);
        if (given != null) {
            return given.toCharArray();
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of the key: ");
        return typed == null ? new char[0] : typed;
    }
}
