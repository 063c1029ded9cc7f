package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.util.ArrayList;
import java.util.List;

/// The error model and the range of one make of continuous glucose monitor.
///
/// Source: Breton, Kovatchev, *Analysis, modeling, and simulation of the accuracy of continuous
/// glucose sensors*, J. Diabetes Sci. Technol. 2(5), 2008; values from simglucose.
///
/// @param name make
/// @param persistence share of the disturbance that is left after fifteen minutes
/// @param gamma shift of the Johnson SU distribution
/// @param lambdaMgPerDl scale of its error
/// @param delta tail of it
/// @param xiMgPerDl offset of its error
/// @param periodMinutes time between two readings
/// @param glucoseMinMgPerDl lowest reading it shows
/// @param glucoseMaxMgPerDl highest reading it shows
public record SensorType(
        String name,
        double persistence,
        double gamma,
        double lambdaMgPerDl,
        double delta,
        double xiMgPerDl,
        int periodMinutes,
        double glucoseMinMgPerDl,
        double glucoseMaxMgPerDl) {

    private static final List<SensorType> ALL = load();

    /// Every make in the table: Dexcom, GuardianRT, Navigator.
    public static List<SensorType> all() {
        return ALL;
    }

    /// The make of that name.
    ///
    /// @throws BodyException when there is none; its sentence names those that exist
    public static SensorType named(String name) {
        for (SensorType type : ALL) {
            if (type.name.equals(name)) {
                return type;
            }
        }
        throw new BodyException("no such glucose sensor: sensor=" + name + ", expected one of "
                + String.join(", ", ALL.stream().map(SensorType::name).toList()));
    }

    private static List<SensorType> load() {
        GlucoseTable table = GlucoseTable.shipped("sensor_params.csv");
        List<SensorType> types = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            types.add(new SensorType(table.name(row), table.number(row, "PACF"),
                    table.number(row, "gamma"), table.number(row, "lambda"),
                    table.number(row, "delta"), table.number(row, "xi"),
                    (int) table.number(row, "sample_time"), table.number(row, "min"),
                    table.number(row, "max")));
        }
        return List.copyOf(types);
    }
}
