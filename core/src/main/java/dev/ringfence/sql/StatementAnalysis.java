package dev.ringfence.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a text of SQL would do. Immutable and safe for use by several threads.
 *
 * <p>It keeps the text in memory, to work out shape, digest and references when asked; the text is never part of what
 * it prints.
 */
public final class StatementAnalysis {
    /** The most characters of a {@link #shape()}. */
    public static final int MAX_SHAPE_LENGTH = 1_000;

    private final Dialect dialect;
    private final String sql;
    private final List<Statement> statements;

    StatementAnalysis(Dialect dialect, String sql, List<Statement> statements) {
        this.dialect = dialect;
        this.sql = sql;
        this.statements = List.copyOf(statements);
    }

    /** The dialect the text was read by. */
    public Dialect dialect() {
        return dialect;
    }

    /** Everything that would run, in order of the text; a statement before those nested in it. */
    public List<Statement> statements() {
        return statements;
    }

    /** True if every statement is provably a read; true if there is none. */
    public boolean readOnly() {
        for (Statement statement : statements) {
            if (!statement.kind().reads()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The canonical form of the text, safe to print: one line, comments and white space dropped, words in one case,
     * every literal and parameter a {@code ?}, lists of them {@code ?, ...}; names stay. At most {@value
     * #MAX_SHAPE_LENGTH} characters, dots behind a longer one. Text that is not well-formed is not shown, since a
     * misplaced quote may turn a value into a word.
     *
     * <p>Statements of one shape may still get different verdicts: {@code WHERE 1 = 1} and {@code WHERE 1 = 2} have the
     * same.
     */
    public String shape() {
        String whole = canonical();
        return whole.length() <= MAX_SHAPE_LENGTH ? whole : whole.substring(0, MAX_SHAPE_LENGTH - 3) + "...";
    }

    /**
     * A keyless digest of the whole canonical form, however long: the first 32 hexadecimal digits of its SHA-256. It
     * is the same whatever the literals, comments and white space are, and holds no value.
     */
    public String shapeDigest() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("'SHA-256' must be provided by every Java platform", e);
        }
    }

    private String canonical() {
        return Shape.of(Tokenizer.tokenize(dialect, sql, true));
    }

    /**
     * The text without its comments, with a single space wherever white space or a comment stood between two tokens;
     * empty if it is not well-formed. Two texts with the same one do the same; comments that some servers execute, and
     * hints to planners, stay. Literals stay too, so it is for comparing and never to be shown.
     */
    public Optional<String> bareText() {
        return BareText.of(Tokenizer.tokenize(dialect, sql, true));
    }

    /**
     * True if a transaction that is open before the text may no longer be open behind it, so that what it did can no
     * longer be rolled back: it commits or rolls back, or it changes structure where that commits by itself, as it does
     * in MySQL, H2 and most servers but PostgreSQL. What a procedure or block does is not seen; {@link Kind#opaque()}
     * tells of those.
     */
    public boolean leavesTransaction() {
        for (Statement statement : statements) {
            Kind kind = statement.kind();
            boolean commits =
                    kind.changesStructure() || kind == Kind.TRUNCATE || kind == Kind.MAINTENANCE || kind == Kind.LOCK;
            boolean begins = statement
                    .step()
                    .filter(step -> step == TransactionStep.BEGIN)
                    .isPresent();
            if (statement.step().filter(TransactionStep::ends).isPresent()
                    || (dialect != Dialect.POSTGRESQL && (commits || begins))) {
                return true;
            }
        }
        return false;
    }

    /**
     * How far the text reaches if it is one statement that changes rows of one table and nothing else: its update count,
     * as the driver reports it, is then all the rows that the statement itself changes. Empty for several statements,
     * changes inside of others, MERGE, REPLACE, COPY, calls, blocks, comments that only some servers execute, and what is
     * not understood. Worked out anew at each call, in time linear in the length of the text.
     */
    public Optional<RowReach> reach() {
        return statements.size() == 1 ? reaches().get(0) : Optional.empty();
    }

    /** As {@link #reach()}, of each of the {@link #statements()}, in their order. */
    public List<Optional<RowReach>> reaches() {
        return ReachReader.of(Tokenizer.tokenize(dialect, sql, true), statements);
    }

    /**
     * True if the text mentions a schema, table or other object of this name, without regard to case: as a word, as a
     * quoted name, or inside a string that may be run as code. Comments and other literals do not count. It errs
     * towards true: a column or an alias of that name counts.
     *
     * @param name one part of a name, without quotes or dots
     */
    public boolean references(String name) {
        return Mentions.of(dialect, sql, statements, name);
    }

    /**
     * The parameters and string literals of the text, in order, with the columns they belong to where the text says so
     * plainly. Worked out anew at each call, in time linear in the length of the text.
     */
    public List<ValueSite> valueSites() {
        return ValueSites.of(Tokenizer.tokenize(dialect, sql, true));
    }

    /** Dialect and statements; no part of the text but names of targets. */
    @Override
    public String toString() {
        return "StatementAnalysis[" + dialect + ", " + statements + "]";
    }
}
