package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.util.ArrayList;
import java.util.List;

/// Limits and increments of one make of insulin pump.
///
/// Source: `pump_params.csv` of simglucose. The table gives no unit for the increment; it is read
/// as the insulin of one stroke of the pump, which is what 0.05 U is in the Insulet.
///
/// @param name make
/// @param bolusUnitsMin smallest bolus it accepts
/// @param bolusUnitsMax largest bolus it accepts
/// @param bolusIncrementUnits a bolus is given in strokes of this size
/// @param basalUnitsPerHourMin slowest basal rate it accepts
/// @param basalUnitsPerHourMax fastest basal rate it accepts
/// @param basalIncrementUnits basal insulin is given in strokes of this size
public record PumpType(
        String name,
        double bolusUnitsMin,
        double bolusUnitsMax,
        double bolusIncrementUnits,
        double basalUnitsPerHourMin,
        double basalUnitsPerHourMax,
        double basalIncrementUnits) {

    private static final List<PumpType> ALL = load();

    /// Every make in the table: Cozmo, Insulet.
    public static List<PumpType> all() {
        return ALL;
    }

    /// The make of that name.
    ///
    /// @throws BodyException when there is none; its sentence names those that exist
    public static PumpType named(String name) {
        for (PumpType type : ALL) {
            if (type.name.equals(name)) {
                return type;
            }
        }
        throw new BodyException("no such insulin pump: pump=" + name + ", expected one of "
                + String.join(", ", ALL.stream().map(PumpType::name).toList()));
    }

    private static List<PumpType> load() {
        GlucoseTable table = GlucoseTable.shipped("pump_params.csv");
        List<PumpType> types = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            types.add(new PumpType(table.name(row), table.number(row, "min_bolus"),
                    table.number(row, "max_bolus"), table.number(row, "inc_bolus"),
                    table.number(row, "min_basal"), table.number(row, "max_basal"),
                    table.number(row, "inc_basal")));
        }
        return List.copyOf(types);
    }
}
