package homeostat.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Exists because the folder list promises who may depend on whom.
class LayerTest {
    private static final JavaClasses HOMEOSTAT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("homeostat");
    private static final String[] CLASS_C = {
        "homeostat.kernel..", "homeostat.signal..", "homeostat.device..",
    };
    /// Module → the project's modules it may use, as the design lays down.
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("kernel", List.of()),
            Map.entry("seed", List.of()),
            Map.entry("signal", List.of("kernel")),
            Map.entry("device", List.of("kernel", "signal")),
            Map.entry("body", List.of("kernel", "seed")),
            Map.entry("vector", List.of("kernel", "seed", "body")),
            Map.entry("record", List.of("kernel", "signal")),
            Map.entry("trial", List.of("kernel", "signal", "device", "body", "record", "seed")),
            Map.entry("proof", List.of()),
            Map.entry("goal", List.of("proof")),
            Map.entry("firmware", List.of("proof")),
            Map.entry("wire", List.of("kernel")),
            Map.entry("bedside", List.of("kernel", "wire")),
            Map.entry("fleet", List.of("kernel", "wire")),
            Map.entry("evidence", List.of()),
            Map.entry("cover", List.of()));

    @Test
    void aModuleUsesOnlyWhatTheDesignAllows() {
        List<String> findings = new ArrayList<>();
        MAY_USE.forEach((name, allowed) -> {
            for (String used : House.modules().get(name).uses()) {
                if (!allowed.contains(used)) {
                    findings.add(name + " uses " + used);
                }
            }
        });

        assertEquals(List.of(), findings);
    }

    @Test
    void aModuleUsesOnlyModulesBeforeIt() {
        List<String> order = List.copyOf(House.modules().keySet());
        House.modules().values().forEach(module -> module.uses().forEach(used ->
                assertTrue(order.indexOf(used) < order.indexOf(module.name()),
                        module.name() + " uses " + used)));
    }

    @Test
    void classCUsesNothingButTheLanguageAndItself() {
        classes().that().resideInAnyPackage(CLASS_C).should().onlyDependOnClassesThat()
                .resideInAnyPackage("homeostat.kernel..", "homeostat.signal..",
                        "homeostat.device..", "java.lang", "java.lang.invoke",
                        "java.lang.runtime", "java.util")
                .check(HOMEOSTAT);
    }

    @Test
    void classCReadsNoClockAndTouchesNoOutsideWorld() {
        noClasses().that().resideInAnyPackage(CLASS_C).should().callMethod(
                System.class, "nanoTime").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().accessField(System.class, "out")
                .orShould().dependOnClassesThat().areAssignableTo(Thread.class)
                .check(HOMEOSTAT);
    }

    @Test
    void aBodyKnowsNoDeviceAndADeviceNoBody() {
        bodyAndDeviceApart().check(HOMEOSTAT);
        noClasses().that().resideInAPackage("homeostat.device..").should()
                .dependOnClassesThat().resideInAPackage("homeostat.body..").check(HOMEOSTAT);
    }

    @Test
    void theRulesFindAPlantedBreach() {
        JavaClasses here = new ClassFileImporter().importClasses(LayerTest.class, House.class);
        ArchRule rule = noClasses().should().dependOnClassesThat()
                .resideInAPackage("com.tngtech.archunit..");

        assertThrows(AssertionError.class, () -> rule.check(here));
    }

    private static ArchRule bodyAndDeviceApart() {
        return noClasses().that().resideInAPackage("homeostat.body..").should()
                .dependOnClassesThat().resideInAPackage("homeostat.device..");
    }
}
