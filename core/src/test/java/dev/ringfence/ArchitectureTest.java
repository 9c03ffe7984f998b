package dev.ringfence;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of the house and the arrows between them. An arrow includes what its target may import. */
class ArchitectureTest {
    private static final String ROOT = "dev.ringfence";

    /** Room to the rooms it names directly. */
    private static final Map<String, List<String>> ARROWS = new LinkedHashMap<>();

    static {
        ARROWS.put("base", List.of());
        ARROWS.put("store", List.of("base"));
        ARROWS.put("sql", List.of("base"));
        ARROWS.put("attest", List.of("base"));
        ARROWS.put("environment", List.of("base"));
        ARROWS.put("audit", List.of("store", "environment"));
        ARROWS.put("data.checksum", List.of());
        ARROWS.put("data", List.of("environment", "data.checksum"));
        ARROWS.put("data.identifier", List.of("data"));
        ARROWS.put("data.detect", List.of("data"));
        ARROWS.put("data.classify", List.of("data.detect"));
        ARROWS.put("data.transform", List.of("data"));
        ARROWS.put("data.sanitize", List.of("data.detect", "data.transform"));
        ARROWS.put("data.text", List.of("data.sanitize"));
        ARROWS.put("data.json", List.of("data.sanitize"));
        ARROWS.put("data.csv", List.of("data.sanitize"));
        ARROWS.put("data.log", List.of("data.sanitize"));
        ARROWS.put("write", List.of("sql", "audit", "attest"));
        ARROWS.put("jdbc.database", List.of("sql"));
        ARROWS.put("jdbc.stamp", List.of("jdbc.database", "data.detect"));
        ARROWS.put("jdbc.attestation", List.of("jdbc.stamp", "attest", "store"));
        ARROWS.put("jdbc.admission", List.of("jdbc.attestation"));
        ARROWS.put("jdbc.inventory", List.of("jdbc.database", "data.classify"));
        ARROWS.put("jdbc.live", List.of("jdbc.admission", "write", "data.sanitize"));
        ARROWS.put("jdbc.statement", List.of("jdbc.live"));
        ARROWS.put("jdbc.limit", List.of("jdbc.statement"));
        ARROWS.put("jdbc.gate", List.of("jdbc.limit"));
        ARROWS.put("jdbc.delegate", List.of("jdbc.gate"));
        ARROWS.put("jdbc.undo.row", List.of("jdbc.statement"));
        ARROWS.put("jdbc.undo.capture", List.of("jdbc.undo.row"));
        ARROWS.put("jdbc.undo", List.of("jdbc.undo.capture"));
        ARROWS.put("jdbc", List.of("jdbc.delegate", "jdbc.undo"));
        ARROWS.put("outbound", List.of("write", "data.sanitize"));
        ARROWS.put("refresh.survivor", List.of("data"));
        ARROWS.put("refresh.signing", List.of("jdbc.attestation"));
        ARROWS.put("refresh.base", List.of("refresh.survivor", "refresh.signing"));
        ARROWS.put("refresh.failure", List.of("refresh.base"));
        ARROWS.put("refresh.schema", List.of("refresh.base", "data.transform"));
        ARROWS.put("refresh.subset", List.of("refresh.failure", "refresh.schema", "sql"));
        ARROWS.put("refresh.copy", List.of("refresh.failure", "refresh.schema"));
        ARROWS.put(
                "refresh.plan", List.of("refresh.subset", "refresh.copy", "jdbc.stamp", "data.json", "data.classify"));
        ARROWS.put("refresh.report", List.of("refresh.base", "jdbc.attestation"));
        ARROWS.put("refresh.engine", List.of("refresh.plan"));
        ARROWS.put("refresh.verify", List.of("refresh.engine", "refresh.report"));
        ARROWS.put("refresh.jdbc", List.of("refresh.verify"));
        ARROWS.put("refresh.postgres", List.of("refresh.verify"));
        ARROWS.put("refresh.mysql", List.of("refresh.verify"));
        ARROWS.put("refresh.product", List.of("refresh.jdbc", "refresh.postgres", "refresh.mysql"));
        ARROWS.put("refresh.job", List.of("refresh.report", "jdbc"));
        ARROWS.put("refresh.dataset", List.of("refresh.verify"));
        ARROWS.put("refresh.file", List.of("refresh.verify", "refresh.job", "data.csv"));
        ARROWS.put("refresh.synthetic", List.of("refresh.product", "refresh.job"));
        ARROWS.put("refresh", List.of("refresh.synthetic"));
        ARROWS.put("health", List.of("write"));
        ARROWS.put("health.checks", List.of("health", "refresh"));
        ARROWS.put("parity", List.of("health", "refresh"));
        ARROWS.put("proxy", List.of("health", "data.sanitize"));
    }

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void rooms_every_package_isOneOfTheHouse() {
        Set<String> packages = new TreeSet<>();
        classes.forEach(type -> packages.add(type.getPackageName()));
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                name.equals(ROOT) || ARROWS.containsKey(name.substring(ROOT.length() + 1)))
                        .as("package %s is a room of the house", name)
                        .isTrue());
    }

    @Test
    void arrows_every_room_importsOnlyWhatItsArrowsReach() {
        ARROWS.keySet().forEach(room -> {
            Set<String> allowed = new LinkedHashSet<>();
            reach(room, allowed);
            String[] packages = allowed.stream().map(name -> ROOT + "." + name).toArray(String[]::new);
            ArchRuleDefinition.classes()
                    .that()
                    .resideInAPackage(ROOT + "." + room)
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(packages)
                            .or(resideInAPackage(ROOT + "..").negate()))
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    private static void reach(String room, Set<String> into) {
        if (into.add(room)) {
            ARROWS.get(room).forEach(target -> reach(target, into));
        }
    }

    @Test
    void rooms_among_haveNoCycle() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void core_spring_isNotImported() {
        noClasses()
                .that(alwaysTrue())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .check(classes);
    }

    @Test
    void names_ofTypes_avoidWordsThatSayNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper)")
                .check(classes);
    }
}
