package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Why: figures of screens mean nothing when they were told nothing. Small, and without any demand
/// on speed.
final class FleetScreensTest {
    @Test
    void everyScreenIsToldOfEveryBedAndSeesItsWave() {
        FleetScreens.Plan plan = new FleetScreens.Plan(6, 3, 2);
        FleetScreens.Figures figures = FleetScreens.run(plan, _ -> { });

        assertEquals(0, figures.cutOff(), figures.text());
        assertTrue(figures.texts() >= plan.screens() * plan.beds(), figures.text());
        assertTrue(figures.waves() >= plan.screens() * plan.beds(), figures.text());
        assertTrue(figures.processorShare() > 0, figures.text());
    }
}
