package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unique columns under bijections, dates by subject, numbers in buckets: on every kind of database. */
class RefreshTransformationsIT {
    private static final int ROWS = 2_500;

    private static final String[] SCHEMA = {
        "CREATE TABLE member (number varchar(20) PRIMARY KEY, ref uuid NOT NULL UNIQUE, card varchar(20) UNIQUE,"
                + " income numeric(12, 2), age int, patient int NOT NULL, admitted date, discharged date)",
        "CREATE TABLE booking (id int PRIMARY KEY, member varchar(20) NOT NULL REFERENCES member (number))",
    };

    private static SanitizationPolicy.Builder policy() {
        return SanitizationPolicy.builder("clinic")
                .rule("member.number", new Treatment.Encrypt())
                .rule("member.ref", new Treatment.Encrypt())
                .rule(
                        "member.card",
                        new Treatment.Pseudonymize(InfoType.PAYMENT_CARD_NUMBER, PseudonymForm.MARKED_INVALID))
                .rule("member.income", new Treatment.Bucket(1_000))
                .rule("member.age", new Treatment.PoolAge())
                .keep("member.patient")
                .rule("member.admitted", new Treatment.ShiftDate("patient", 200))
                .rule("member.discharged", new Treatment.ShiftDate("PATIENT", 200))
                .keep("booking.id")
                .rule("booking.member", new Treatment.Encrypt());
    }

    private static DataSource define(Shop.Database kind) throws SQLException {
        DataSource database = kind.create();
        String[] schema = SCHEMA.clone();
        if (kind == Shop.Database.MARIADB) {
            // Its own type takes UUIDs of known versions alone.
            schema[0] = schema[0].replace("ref uuid", "ref char(36)");
        }
        Sql.execute(database, schema);
        return database;
    }

    private static void fill(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement member =
                        connection.prepareStatement("INSERT INTO member VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement booking = connection.prepareStatement("INSERT INTO booking VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            boolean uuid = !connection.getMetaData().getDatabaseProductName().equals("MariaDB");
            for (int i = 0; i < ROWS; i++) {
                String body = String.format("44852757%07d", i);
                member.setString(1, String.format("K-%07d", i));
                member.setObject(2, uuid ? new UUID(7, i) : new UUID(7, i).toString());
                member.setString(3, i % 10 == 0 ? null : body + Luhn.checkDigit(body, 15));
                member.setBigDecimal(4, BigDecimal.valueOf(i * 100L + 50, 2));
                member.setInt(5, i % 120);
                member.setInt(6, i / 2);
                member.setObject(7, LocalDate.of(2024, 1, 1).plusDays(i % 300));
                member.setObject(8, i % 3 == 0 ? null : LocalDate.of(2024, 1, 1).plusDays(i % 300 + i % 7));
                member.addBatch();
                booking.setInt(1, i);
                booking.setString(2, String.format("K-%07d", i / 3));
                booking.addBatch();
            }
            member.executeBatch();
            booking.executeBatch();
            connection.commit();
        }
        DatastoreStamps.of(database, Environments.PRODUCTION).stamp("test", "a test's production");
    }

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging, SanitizationPolicy policy) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION);
    }

    @ParameterizedTest
    @EnumSource
    void run_bijectionsAndShifts_keepKeysJoinsAndIntervals(Shop.Database kind) throws SQLException {
        DataSource production = define(kind);
        DataSource staging = define(kind);
        fill(production);
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "a test's staging");
        assertThat(refresh(production, staging, policy().build()).run().rows()).isEqualTo(2L * ROWS);

        List<String> numbers = Shop.column(staging, "SELECT number FROM member");
        assertThat(new HashSet<>(numbers)).hasSize(ROWS);
        assertThat(numbers).allMatch(number -> number.matches("[A-Z]-[0-9]{7}"));
        assertThat(Sql.number(staging, "SELECT count(*) FROM member WHERE number LIKE 'K-000%'"))
                .isLessThan(20);
        // As many bookings for each member as in the source.
        String fanOut = "SELECT n, count(*) FROM (SELECT count(*) AS n FROM booking GROUP BY member) b GROUP BY n"
                + " ORDER BY n";
        assertThat(Shop.column(staging, fanOut)).isEqualTo(Shop.column(production, fanOut));
        assertThat(new HashSet<>(Shop.column(staging, "SELECT ref FROM member")))
                .hasSize(ROWS)
                .doesNotContain(new UUID(7, 1).toString());
        assertThat(Shop.column(staging, "SELECT card FROM member WHERE card IS NOT NULL"))
                .hasSize(ROWS - ROWS / 10)
                .noneMatch(Luhn::isValid);
        assertThat(Sql.number(staging, "SELECT count(*) FROM member WHERE MOD(income, 1000) <> 0"))
                .isZero();
        assertThat(Sql.number(staging, "SELECT max(age) FROM member")).isEqualTo(90);
        // Same patient, same shift: the days between all dates of a patient stay.
        String dates = "SELECT patient, admitted, discharged FROM member ORDER BY patient, admitted, age";
        List<String> before = Shop.column(production, dates);
        List<String> after = Shop.column(staging, dates);
        int moved = 0;
        for (int i = 0; i < before.size(); i += 3) {
            assertThat(after.get(i)).isEqualTo(before.get(i));
            long shift = days(before.get(i + 1), after.get(i + 1));
            moved += shift != 0 ? 1 : 0;
            if (!before.get(i + 2).equals("null")) {
                assertThat(days(before.get(i + 2), after.get(i + 2)))
                        .as("row %d", i / 3)
                        .isEqualTo(shift);
            }
        }
        assertThat(moved).isEqualTo(ROWS);
    }

    private static long days(String from, String to) {
        return ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to));
    }

    @ParameterizedTest
    @EnumSource
    void plan_whatCannotBe_saysWhy(Shop.Database kind) throws SQLException {
        DataSource production = define(kind);
        DataSource staging = define(kind);
        fill(production);
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "a test's staging");
        SanitizationPolicy policy = SanitizationPolicy.builder("clinic")
                .rule("member.number", new Treatment.Mask(2))
                .rule("member.ref", new Treatment.Hash(32))
                .pseudonymize("member.card", InfoType.PAYMENT_CARD_NUMBER)
                .rule("member.income", new Treatment.Encrypt())
                .rule("member.age", new Treatment.TruncateZip())
                .keep("member.patient")
                .rule("member.admitted", new Treatment.ShiftDate("nobody", 200))
                .keep("member.discharged")
                .keep("booking.id")
                .rule("booking.member", new Treatment.Mask(2))
                .build();
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, staging, policy).plan())
                .withMessageContaining("number: mask(keepLast=2) can make two values one")
                .withMessageContaining("encrypt for numbers and codes")
                .withMessageContaining("pseudonymize(PAYMENT_CARD_NUMBER, marked-invalid) where it has check digits")
                .withMessageContaining(kind == Shop.Database.MARIADB ? "shift-date" : "hash(32) cannot be used on type")
                .withMessageContaining("encrypt cannot be used on type")
                .withMessageContaining("truncate-zip cannot be used on type")
                .withMessageContaining("needs a column that is copied and called 'nobody'");
    }

    @ParameterizedTest
    @EnumSource
    void run_valueThatCannotBeEncrypted_isRefusedWithoutBeingShown(Shop.Database kind) throws SQLException {
        DataSource production = define(kind);
        DataSource staging = define(kind);
        fill(production);
        Sql.execute(
                production,
                "INSERT INTO member (number, ref, patient) VALUES ('X1', '00000000-0000-0000-0000-0000000000ff', 1)");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "a test's staging");
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, staging, policy().build()).run())
                .withMessageContaining("number: 'value' must give a domain of at least 1,000,000")
                .withMessageNotContaining("X1");
        assertThat(Sql.number(staging, "SELECT count(*) FROM member")).isZero();
    }
}
