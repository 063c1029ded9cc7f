package homeostat.app;

import homeostat.body.whole.OneBody;
import java.util.function.ToDoubleFunction;

/// What is looked at of a whole person, in the order of the table.
enum OneFigure {
    BLOOD("blood", "L", 2, one -> one.fluids().bloodMl() / 1000),
    ARTERIAL("arterial", "mmHg", 1, one -> one.heart().beat().aorta().mean()),
    RATE("heart", "/min", 0, one -> 60 / one.heart().body().tone().heartPeriodSeconds),
    FILLING("filling", "mmHg", 1, one -> one.heart().endDiastolicMmHg()),
    VEINS("veins", "mmHg", 1, one -> one.heart().beat().venaCava().mean()),
    PUMP("pump", "L/min", 2, one -> one.heart().beat().pumpLPerMin()),
    OUTPUT("output", "L/min", 2, one -> one.heart().beat().outputLPerMin()),
    SATURATION("SaO2", "%", 1, one -> 100 * one.lungs().arterialSaturation()),
    CARBON_DIOXIDE("PaCO2", "mmHg", 1, one -> one.lungs().arterialCarbonDioxideMmHg()),
    UREA("urea", "mmol/L", 1, one -> one.fluids().ureaMmolPerL()),
    POTASSIUM("K", "mmol/L", 2, one -> one.fluids().potassiumMmolPerL()),
    GLUCOSE("glucose", "mg/dL", 0, one -> one.glucose().subcutaneousGlucoseMgPerDl()),
    SUCTION("suction", "beats", 0, one -> one.heart().suckedBeats());

    private final String title;
    private final String unit;
    private final int places;
    private final ToDoubleFunction<OneBody> reading;

    OneFigure(String title, String unit, int places, ToDoubleFunction<OneBody> reading) {
        this.title = title;
        this.unit = unit;
        this.places = places;
        this.reading = reading;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /// Digits behind the point that mean something.
    int places() {
        return places;
    }

    double of(OneBody one) {
        return reading.applyAsDouble(one);
    }
}
