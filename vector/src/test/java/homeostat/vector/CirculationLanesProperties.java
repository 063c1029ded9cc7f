package homeostat.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import homeostat.body.BodyException;
import homeostat.body.circulation.CentrifugalPump;
import homeostat.body.circulation.Circulation;
import homeostat.body.circulation.CirculationCoefficients;
import homeostat.body.circulation.Tone;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Why: a heart must not beat otherwise because of who shares the register.
final class CirculationLanesProperties {

    private static final int STEPS = 3 * 1024;

    @Test
    void everyHeartIsTheSameBodyBitForBitWhateverActsOnIt() {
        Property.named("rows of hearts").cases(12).check(
                Generators.ints(0, Integer.MAX_VALUE), seed -> live(Stream.of(seed), true));
    }

    @Test
    void andSoIsEveryHeartWithoutAPump() {
        Property.named("rows of hearts without pumps").cases(6).check(
                Generators.ints(0, Integer.MAX_VALUE), seed -> live(Stream.of(seed), false));
    }

    @Test
    void refusesRowsThatAreNoneAndPumpsThatAreNotForEach() {
        List<CirculationCoefficients> one = List.of(CirculationCoefficients.adult());
        assertThrows(BodyException.class, () -> new CirculationLanes(List.of()));
        assertThrows(BodyException.class, () -> new CirculationLanes(
                Collections.nCopies(CirculationLanes.width() + 1, one.getFirst())));
        assertThrows(BodyException.class, () -> new CirculationLanes(one,
                List.of(new CentrifugalPump(), new CentrifugalPump())));
    }

    private static void live(Stream stream, boolean isPumped) {
        List<CirculationCoefficients> people = new ArrayList<>();
        List<CentrifugalPump> pumps = new ArrayList<>();
        List<Circulation> alone = new ArrayList<>();
        for (int i = 0; i < 1 + stream.nextInt(CirculationLanes.width()); i++) {
            CirculationCoefficients person = (stream.chance(0.5) ? CirculationCoefficients.adult()
                    : CirculationCoefficients.standardMale())
                    .withLeftContractility(stream.uniform(0.2, 1.2));
            CentrifugalPump pump = new CentrifugalPump();
            people.add(person);
            pumps.add(pump);
            alone.add(new Circulation(person, isPumped ? pump : null));
        }
        CirculationLanes lanes = isPumped ? new CirculationLanes(people, pumps)
                : new CirculationLanes(people);
        for (int step = 0; step < STEPS; step++) {
            for (int lane = 0; step % 512 == 0 && lane < lanes.size(); lane++) {
                pumps.get(lane).speedRpm = stream.uniform(3000, 8000);
                act(stream, alone.get(lane).tone(), lanes.tone(lane));
            }
            long begun = lanes.step(Circulation.STEP_SECONDS);
            for (int lane = 0; lane < lanes.size(); lane++) {
                assertEquals(alone.get(lane).step(Circulation.STEP_SECONDS),
                        (begun >> lane & 1) != 0, "a new beat");
                compare(alone.get(lane), lanes, lane);
            }
        }
    }

    private static void act(Stream stream, Tone alone, Tone inRow) {
        alone.heartPeriodSeconds = stream.uniform(0.35, 1.2);
        alone.leftContractility = stream.uniform(0.5, 1.5);
        alone.rightContractility = stream.uniform(0.5, 1.5);
        alone.systemicResistance = stream.uniform(0.5, 1.5);
        alone.pulmonaryResistance = stream.uniform(0.5, 2);
        alone.venousPoolMl = stream.uniform(-200, 200);
        alone.pleuralPressureMmHg = stream.uniform(-6, 8);
        alone.infusionMlPerSecond = stream.uniform(-20, 20);
        inRow.heartPeriodSeconds = alone.heartPeriodSeconds;
        inRow.leftContractility = alone.leftContractility;
        inRow.rightContractility = alone.rightContractility;
        inRow.systemicResistance = alone.systemicResistance;
        inRow.pulmonaryResistance = alone.pulmonaryResistance;
        inRow.venousPoolMl = alone.venousPoolMl;
        inRow.pleuralPressureMmHg = alone.pleuralPressureMmHg;
        inRow.infusionMlPerSecond = alone.infusionMlPerSecond;
    }

    private static void compare(Circulation alone, CirculationLanes lanes, int lane) {
        same(alone.leftVentricleMl(), lanes.leftVentricleMl(lane), "left ventricle, mL");
        same(alone.rightVentricleMl(), lanes.rightVentricleMl(lane), "right ventricle, mL");
        same(alone.leftVentricleMmHg(), lanes.leftVentricleMmHg(lane), "left ventricle");
        same(alone.rightVentricleMmHg(), lanes.rightVentricleMmHg(lane), "right ventricle");
        same(alone.aorticMmHg(), lanes.aorticMmHg(lane), "aorta");
        same(alone.venaCavaMmHg(), lanes.venaCavaMmHg(lane), "vena cava");
        same(alone.pulmonaryArteryMmHg(), lanes.pulmonaryArteryMmHg(lane), "lung artery");
        same(alone.pulmonaryVeinMmHg(), lanes.pulmonaryVeinMmHg(lane), "lung vein");
        same(alone.pumpMlPerSecond(), lanes.pumpMlPerSecond(lane), "pump");
        same(alone.volumeMl(), lanes.volumeMl(lane), "all blood");
    }

    private static void same(double expected, double actual, String what) {
        assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual),
                () -> what + ": " + expected + " alone, " + actual + " in the row");
    }
}
