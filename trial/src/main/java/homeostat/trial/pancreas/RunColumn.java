package homeostat.trial.pancreas;

import homeostat.trial.ParquetFile.Kind;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The columns of a table of runs: the names are a promise and stay; new ones come at the end.
enum RunColumn {
    PATIENT("patient", Kind.TEXT, row -> row.run().patient().name()),
    GROUP("group", Kind.TEXT,
            row -> row.run().patient().group().name().toLowerCase(Locale.ROOT)),
    SEED("seed", row -> row.run().seed()),
    FAULT("fault", Kind.TEXT, row -> row.run().fault().label()),
    CONTROLLER("controller", Kind.TEXT, row -> row.run().controller().label()),
    DAYS("days", row -> row.run().days()),
    IN_RANGE("tir_percent", Kind.NUMBER, row -> row.glucose().inRangePercent()),
    BELOW_70("below_70_percent", Kind.NUMBER, row -> row.glucose().below70Percent()),
    BELOW_54("below_54_percent", Kind.NUMBER, row -> row.glucose().below54Percent()),
    ABOVE_180("above_180_percent", Kind.NUMBER, row -> row.glucose().above180Percent()),
    ABOVE_250("above_250_percent", Kind.NUMBER, row -> row.glucose().above250Percent()),
    MEAN("mean_mg_per_dl", Kind.NUMBER, row -> row.glucose().meanMgPerDl()),
    VARIATION("variation_percent", Kind.NUMBER, row -> row.glucose().variationPercent()),
    LOWEST("lowest_mg_per_dl", Kind.NUMBER, row -> row.glucose().lowestMgPerDl()),
    HIGHEST("highest_mg_per_dl", Kind.NUMBER, row -> row.glucose().highestMgPerDl()),
    VIOLATIONS("violations", RunRow::violations),
    HARMS("harms", RunRow::harms),
    DIGEST("digest", Kind.TEXT, row -> String.format(Locale.ROOT, "%016x", row.digest()));

    private final String label;
    private final Kind kind;
    private final Function<RunRow, ?> value;

    RunColumn(String label, Kind kind, Function<RunRow, ?> value) {
        this.label = label;
        this.kind = kind;
        this.value = value;
    }

    RunColumn(String label, ToLongFunction<RunRow> whole) {
        this(label, Kind.WHOLE, whole::applyAsLong);
    }

    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    /// Its value: a `String`, a `Long` or a `Double`.
    Object of(RunRow row) {
        return value.apply(row);
    }

    /// The same as text.
    String text(RunRow row) {
        return of(row).toString();
    }
}
