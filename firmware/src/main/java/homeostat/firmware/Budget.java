package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.snapshot.Snapshot;
import java.util.Map;

/// What a device's sheet promises to take of the reference board; zero means nothing promised.
///
/// @param flashBytes code and constants, without board and harness
/// @param ramBytes parts and worst stack
/// @param stepInstructions of the worst call of `advance`
public record Budget(long flashBytes, long ramBytes, long stepInstructions) {
    /// Nothing promised.
    static final Budget NONE = new Budget(0, 0, 0);

    /// The budget of the sheet that the assembled device holds.
    static Budget of(Snapshot snapshot) {
        Snapshot.Item sheet = part(snapshot, snapshot.root(), "sheet");
        Snapshot.Item budget = sheet == null ? null : part(snapshot, sheet, "budget");
        return budget == null ? NONE : new Budget(number(budget, "flashBytes"),
                number(budget, "ramBytes"), number(budget, "stepInstructions"));
    }

    private static Snapshot.Item part(Snapshot snapshot, Snapshot.Item whole, String name) {
        for (Map.Entry<Field, Long> each : whole.fields().entrySet()) {
            if (each.getKey().name().equals(name) && each.getKey().descriptor().startsWith("L")) {
                return snapshot.item(each.getValue());
            }
        }
        return null;
    }

    private static long number(Snapshot.Item budget, String name) {
        return budget.fields().entrySet().stream()
                .filter(each -> each.getKey().name().equals(name))
                .mapToLong(Map.Entry::getValue).findFirst().orElse(0);
    }
}
