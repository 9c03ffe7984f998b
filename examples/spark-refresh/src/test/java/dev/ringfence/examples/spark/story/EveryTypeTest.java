package dev.ringfence.examples.spark.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.examples.spark.OutputFormat;
import dev.ringfence.examples.spark.SparkRefresh;
import dev.ringfence.refresh.base.RefreshDeniedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each type of Spark's, once kept and once changed where something can change it, through Parquet and back. */
class EveryTypeTest {
    private static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.LongType, false, Metadata.empty())
            .add("a.dotted `name`", DataTypes.StringType, true, Metadata.fromJson("{\"unit\":\"people\"}"))
            .add("tiny", DataTypes.ByteType)
            .add("small", DataTypes.ShortType)
            .add("whole", DataTypes.IntegerType)
            .add("large", DataTypes.LongType)
            .add("single", DataTypes.FloatType)
            .add("twofold", DataTypes.DoubleType)
            .add("exact", DataTypes.createDecimalType(12, 2))
            .add("day", DataTypes.DateType)
            .add("moment", DataTypes.TimestampType)
            .add("wall_clock", DataTypes.TimestampNTZType)
            .add("truth", DataTypes.BooleanType)
            .add("bytes", DataTypes.BinaryType)
            .add("list", DataTypes.createArrayType(DataTypes.StringType))
            .add("pairs", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType))
            .add("inner", new StructType().add("city", DataTypes.StringType).add("zip", DataTypes.IntegerType));
    private static final Row FULL = RowFactory.create(
            1L,
            "Kunigunde Wackernagel",
            (byte) 17,
            (short) 1_717,
            171_717,
            17_171_717L,
            17.5f,
            -17.5,
            new BigDecimal("1234.56"),
            LocalDate.of(1980, 5, 17),
            Instant.parse("2024-05-17T17:17:17Z"),
            LocalDateTime.of(2024, 5, 17, 17, 17, 17),
            true,
            new byte[] {1, 7},
            List.of("a", "b"),
            Collections.singletonMap("k", 7L),
            RowFactory.create("Ulm", 89_073));
    private static Stage stage;
    private static Dataset<Row> frame;

    @BeforeAll
    static void set() throws Exception {
        stage = Stage.set(100);
        Object[] nothing = new Object[SCHEMA.size()];
        nothing[0] = 2L;
        frame = stage.spark().createDataFrame(List.of(FULL, RowFactory.create(nothing)), SCHEMA);
    }

    @AfterAll
    static void strike() throws Exception {
        stage.close();
    }

    private static SanitizationPolicy.Builder kept() {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("every type");
        for (String name : SCHEMA.fieldNames()) {
            if (!name.startsWith("a.")) {
                policy.keep("t." + name);
            }
        }
        return policy.pseudonymize("t.\"a.dotted `name`\"", InfoType.PERSON_NAME);
    }

    private static List<Row> run(SanitizationPolicy policy, String folder) throws Exception {
        SparkRefresh refresh = new SparkRefresh(stage.spark(), policy, stage.key(), stage.production(), stage.signer());
        assertThat(refresh.sanitized("t", frame).schema()).isEqualTo(SCHEMA);
        refresh.run(java.util.Map.of("t", frame), OutputFormat.PARQUET, stage.path(folder));
        return stage.spark()
                .read()
                .parquet(stage.path(folder) + "/t")
                .orderBy("id")
                .collectAsList();
    }

    @Test
    void keptColumns_ofEveryType_areAsTheyWere() throws Exception {
        List<Row> rows = run(kept().build(), "kept");
        List<Row> before = frame.orderBy("id").collectAsList();

        assertThat(rows).hasSize(2);
        for (int i = 0; i < SCHEMA.size(); i++) {
            if (i != 1) {
                assertThat(rows.get(0).get(i)).isEqualTo(before.get(0).get(i));
                assertThat(rows.get(1).get(i)).isEqualTo(before.get(1).get(i));
            }
        }
        assertThat(rows.get(0).getString(1)).isNotBlank().isNotEqualTo("Kunigunde Wackernagel");
        assertThat(rows.get(1).isNullAt(1)).isTrue();
    }

    @Test
    void changedColumns_ofEveryTypeThatCanBe_keepTheirTypes() throws Exception {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("changed")
                .keep("t.id")
                .pseudonymize("t.\"a.dotted `name`\"", InfoType.PERSON_NAME)
                .keep("t.truth");
        for (String number : List.of("tiny", "small", "whole", "large", "single", "twofold", "exact")) {
            policy.rule("t." + number, new Treatment.Bucket(10));
        }
        for (String time : List.of("day", "moment", "wall_clock")) {
            policy.truncateDate("t." + time, Treatment.DateUnit.MONTH);
        }
        for (String nested : List.of("bytes", "list", "pairs", "inner")) {
            policy.nullify("t." + nested);
        }
        Row row = run(policy.build(), "changed").get(0);

        assertThat(List.of(
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11)))
                .containsExactly(
                        (byte) 10,
                        (short) 1_710,
                        171_710,
                        17_171_710L,
                        10f,
                        -20.0,
                        new BigDecimal("1230.00"),
                        LocalDate.of(1980, 5, 1),
                        Instant.parse("2024-05-01T00:00:00Z"),
                        LocalDateTime.of(2024, 5, 1, 0, 0));
        assertThat(List.of(13, 14, 15, 16)).allMatch(row::isNullAt);
    }

    @Test
    void nestedColumns_canOnlyBeKeptOrEmptied() {
        SanitizationPolicy policy = SanitizationPolicy.parse(
                kept().build().toJson().replaceFirst("(\"t.inner\", *\"action\": *)\"keep\"", "$1\"redact\""));

        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> run(policy, "never"))
                .withMessageContaining("t.inner: redact")
                .withMessageContaining("cannot be used on type OTHER");
    }
}
