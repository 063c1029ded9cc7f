package homeostat.wire;

import homeostat.kernel.Digest;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Unit;
import java.util.ArrayList;
import java.util.List;

/// What a device's numbers mean: its [Sheet] without what only the device itself needs.
///
/// It is made from the sheet and from nothing else, so a port that is added to a device appears on
/// the console without anyone writing a line there. Lists keep the sheet's order.
///
/// ```
/// text device, text title, 6 texts of the loop (patient, controlled, reference, feedback variable,
///   controller output, fallback mode)
/// rows of ports:      u8 kind, u16 index, i64 limit ns, text name, text meaning, scale
/// rows of parameters: u16 index, text name, text meaning, scale, f64 initial
/// rows of alarms:     u16 index, u8 priority, u8 latching, i64 delay ns, text name, text text
/// rows of modes:      u16 cell, u16 code, text name
/// rows of hazards:    text id, text hazard, text harm, text control
/// rows of limits:     u16 alarm, u8 side, u16 parameter, u8 keeper
/// scale:              text symbol, text UCUM code, f64 low, f64 high
/// ```
public record Schema(
        String device,
        String title,
        Sheet.Loop loop,
        List<Port> ports,
        List<Parameter> parameters,
        List<Sheet.AlarmRow> alarms,
        List<Sheet.ModeRow> modes,
        List<Sheet.HazardRow> hazards,
        List<Sheet.LimitRow> limits) {

    /// Keeps copies.
    public Schema {
        ports = List.copyOf(ports);
        parameters = List.copyOf(parameters);
        alarms = List.copyOf(alarms);
        modes = List.copyOf(modes);
        hazards = List.copyOf(hazards);
        limits = List.copyOf(limits);
    }

    /// Of a device none of whose alarms has a limit that can be moved.
    public Schema(String device, String title, Sheet.Loop loop, List<Port> ports,
            List<Parameter> parameters, List<Sheet.AlarmRow> alarms, List<Sheet.ModeRow> modes,
            List<Sheet.HazardRow> hazards) {
        this(device, title, loop, ports, parameters, alarms, modes, hazards, List.of());
    }

    /// A unit, by its printed symbol and its UCUM code, and the range a number is shown within.
    public record Scale(String symbol, String ucum, double low, double high) {}

    /// One port; `index` counts as on the sheet: outputs and waves share one count.
    public record Port(Sheet.Kind kind, int index, String name, Scale scale, long limitNs,
            String meaning) {}

    /// One number of the prescription, as it was when the device was assembled.
    public record Parameter(int index, String name, Scale scale, double initial,
            String meaning) {}

    /// The schema of the device with that sheet.
    public static Schema of(Sheet sheet) {
        List<Port> ports = new ArrayList<>();
        for (Sheet.PortRow row : sheet.ports()) {
            Scale scale = scale(row.unit(), row.range().low().value(),
                    inUnitOfLow(row.range()));
            ports.add(new Port(row.kind(), row.index(), row.name(), scale, row.limitNs(),
                    row.meaning()));
        }
        List<Parameter> parameters = new ArrayList<>();
        for (Sheet.ParameterRow row : sheet.parameters()) {
            Unit<?> unit = row.range().low().unit();
            Scale scale = scale(unit, row.range().low().value(), inUnitOfLow(row.range()));
            parameters.add(new Parameter(row.index(), row.name(), scale,
                    Units.convert(row.initial(), unit), row.meaning()));
        }
        return new Schema(sheet.device(), sheet.title(), sheet.loop(), ports, parameters,
                sheet.alarms(), sheet.modes(), sheet.hazards(), sheet.limits());
    }

    /// 64 bits that differ between schemas that differ: the digest of the schema's own bytes.
    public long hash() {
        Sink sink = new Sink();
        SchemaCodec.write(this, sink);
        byte[] bytes = sink.written();
        long digest = Digest.start();
        for (byte one : bytes) {
            digest = Digest.fold(digest, (long) one);
        }
        return digest;
    }

    /// The mode's name; a trapped task's is `Trapped`.
    public String modeName(int cell, int code) {
        for (Sheet.ModeRow row : modes) {
            if (row.cell() == cell && row.code() == code) {
                return row.name();
            }
        }
        return "Trapped";
    }

    /// Who may change a parameter: the ward only where it is nothing but a limit left to it.
    public Sheet.Keeper keeper(int parameter) {
        Sheet.Keeper keeper = Sheet.Keeper.PRESCRIBER;
        for (Sheet.LimitRow row : limits) {
            if (row.parameter() == parameter) {
                if (row.keeper() == Sheet.Keeper.PRESCRIBER) {
                    return row.keeper();
                }
                keeper = row.keeper();
            }
        }
        return keeper;
    }

    private static Scale scale(Unit<?> unit, double low, double high) {
        return new Scale(unit.symbol(), unit.ucum(), low, high);
    }

    private static double inUnitOfLow(Range<?> range) {
        return Units.convert(range.high(), range.low().unit());
    }
}
