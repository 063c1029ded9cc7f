package homeostat.body.lung;

import homeostat.body.Dynamics;
import homeostat.body.RungeKutta;

/// Gas exchange of a whole person: two units of lung and a shunt, a membrane lung between veins
/// and heart, and tissues that store oxygen and carbon dioxide.
///
/// ```
/// tissue ─▶ veins ─▶ membrane lung ─▶ ┬ well ventilated unit ┐
///   ▲                (part of it)     ├ poorly ventilated    ├─▶ arteries ─▶ tissue
///   │                                 └ shunt ───────────────┘       │
///   └────────────────────────────────────────────────────────────────┘
/// ```
///
/// Each unit is a volume of gas in equilibrium with the blood that leaves it; gas flows evenly, as
/// if breaths were infinitely small. Nitrogen is what is left. Time is in minutes, gas in mL at
/// 37 °C in the lung and at 0 °C in blood (factor 863).
///
/// Source of the form: West, "Ventilation-perfusion inequality and overall gas exchange in computer
/// models of the lung", Respiration Physiology 7 (1969) 88-110, in two units; veno-venous support
/// as in Zanella et al., Journal of Critical Care 36 (2016) 178-186 and Joyce et al., Intensive
/// Care Medicine Experimental 6 (2018) 7.
public final class LungBody implements Dynamics {
    /// A step at which a session stands to four digits, min.
    public static final double STEP_MINUTES = 1.0 / 240;

    private static final int GOOD_O2 = 0;
    private static final int POOR_O2 = 1;
    private static final int GOOD_CO2 = 2;
    private static final int POOR_CO2 = 3;
    private static final int TISSUE_O2 = 4;
    private static final int TISSUE_CO2 = 5;
    private static final int STORE_CO2 = 6;
    private static final int STATES = 7;
    private static final double DRY_MMHG = 713;
    private static final double GAS = 863;
    private static final double GAS_VOLUME_ML = 2200;
    private static final double TISSUE_O2_DL = 30;
    private static final double TISSUE_CO2_DL = 150;
    private static final double STORE_CO2_DL = 350;
    private static final double STORE_DL_PER_MIN = 20;
    private static final double LEAST_MMHG = 1;
    private static final double LEAST_CONTENT = 0.5;

    private final LungPerson person;
    private final MembraneLung membrane;
    private final RungeKutta integrator = new RungeKutta(this);
    private final double[] state = new double[STATES];
    /// What blood that leaves the two units holds, and blood on its way to them.
    private final double[] end = new double[TISSUE_O2];
    private double veinO2;
    private double veinCo2;
    private double inspiredOxygen = 0.5;
    private double alveolarLPerMin = 4;
    private double shunt;
    private double outputLPerMin;
    private double oxygenMlPerMin;
    private double carbonDioxideMlPerMin;
    private double circuitLPerMin;
    private double circuitShare;
    private double sweepLPerMin;
    private double sweepOxygen = 1;
    private double recirculation = 0.15;

    /// That person, not yet in balance; see [#settle].
    public LungBody(LungPerson person, MembraneLung membrane) {
        this.person = person;
        this.membrane = membrane;
        shunt = person.shunt();
        outputLPerMin = person.outputLPerMin();
        oxygenMlPerMin = person.oxygenMlPerMin();
        carbonDioxideMlPerMin = person.carbonDioxideMlPerMin();
        state[GOOD_O2] = 200;
        state[POOR_O2] = 100;
        state[GOOD_CO2] = 40;
        state[POOR_CO2] = 45;
        state[TISSUE_O2] = 0.7 * 1.34 * person.haemoglobinGPerDl();
        state[TISSUE_CO2] = 50;
        state[STORE_CO2] = 50;
    }

    /// Gas that is breathed: share of oxygen, and how much of it reaches alveoli.
    public void breathe(double oxygen, double alveolarLPerMin) {
        this.inspiredOxygen = oxygen;
        this.alveolarLPerMin = alveolarLPerMin;
    }

    /// The membrane lung: blood through it, sweep gas, its share of oxygen.
    public void support(double bloodLPerMin, double sweepLPerMin, double sweepOxygen) {
        if (bloodLPerMin != circuitLPerMin) {
            circuitLPerMin = bloodLPerMin;
            circuitShare = membrane.share(bloodLPerMin);
        }
        this.sweepLPerMin = sweepLPerMin;
        this.sweepOxygen = sweepOxygen;
    }

    /// Share of the blood that passes no air, from now on.
    public void shunt(double share) {
        this.shunt = share;
    }

    /// Share of the circuit's blood that it drains again at once.
    public void recirculation(double share) {
        this.recirculation = share;
    }

    /// Output of the heart and what the tissues take and give, as factors of the person's own.
    public void metabolism(double output, double gas) {
        outputLPerMin = person.outputLPerMin() * output;
        oxygenMlPerMin = person.oxygenMlPerMin() * gas;
        carbonDioxideMlPerMin = person.carbonDioxideMlPerMin() * gas;
    }

    /// Lives `minutes` in one step of at most [#STEP_MINUTES].
    public void step(double minutes) {
        integrator.step(0, state, minutes);
    }

    /// Lives until nothing changes any more: four hours.
    public void settle() {
        for (int i = 0; i < 4 * 60 / STEP_MINUTES; i++) {
            step(STEP_MINUTES);
        }
    }

    /// Stands where `other`, the same person under the same treatment, stands: so that one needs to
    /// [#settle] only once.
    public void settleLike(LungBody other) {
        System.arraycopy(other.state, 0, state, 0, state.length);
    }

    @Override
    public int states() {
        return STATES;
    }

    @Override
    public void slopes(double minutes, double[] now, double[] slopes) {
        double bloodDl = 10 * outputLPerMin;
        double throughShunt = shunt * bloodDl;
        double throughPoor = (bloodDl - throughShunt) * person.poorPerfusion();
        double throughGood = bloodDl - throughShunt - throughPoor;
        double saturation = venousSaturation(now);
        veinO2 = pulmonaryOxygen(now, saturation);
        veinCo2 = pulmonaryCarbonDioxide(now, saturation);
        double gasPoor = 1000 * alveolarLPerMin * person.poorVentilation();
        double gasGood = 1000 * alveolarLPerMin - gasPoor;
        unit(now, slopes, GOOD_O2, gasGood, throughGood);
        unit(now, slopes, POOR_O2, gasPoor, throughPoor);
        double arterialO2 = (throughGood * end[GOOD_O2] + throughPoor * end[POOR_O2]
                + throughShunt * veinO2) / bloodDl;
        double arterialCo2 = (throughGood * end[GOOD_CO2] + throughPoor * end[POOR_CO2]
                + throughShunt * veinCo2) / bloodDl;
        slopes[TISSUE_O2] = (bloodDl * (arterialO2 - now[TISSUE_O2]) - oxygenMlPerMin)
                / TISSUE_O2_DL;
        double stored = STORE_DL_PER_MIN * (now[TISSUE_CO2] - now[STORE_CO2]);
        slopes[TISSUE_CO2] = (bloodDl * (arterialCo2 - now[TISSUE_CO2])
                + carbonDioxideMlPerMin - stored) / TISSUE_CO2_DL;
        slopes[STORE_CO2] = stored / STORE_CO2_DL;
    }

    /// One unit: `unit` is where its oxygen stands; carbon dioxide stands two places on.
    private void unit(double[] now, double[] slopes, int unit, double gasMl, double bloodDl) {
        end[unit] = endOxygen(now, unit);
        end[unit + 2] = endCarbonDioxide(now, unit);
        double toBloodO2 = bloodDl * (end[unit] - veinO2);
        double fromBloodCo2 = bloodDl * (veinCo2 - end[unit + 2]);
        double volume = GAS_VOLUME_ML * (unit == GOOD_O2 ? 1 - person.poorVentilation()
                : person.poorVentilation());
        // What leaves a unit is what comes, less the oxygen that blood took beyond what it gave.
        double out = gasMl - (toBloodO2 - fromBloodCo2) * GAS / DRY_MMHG;
        double inspired = DRY_MMHG * inspiredOxygen;
        double leaving = Math.max(0, out);
        double entering = leaving > 0 ? gasMl : gasMl - out;
        slopes[unit] = (entering * inspired - leaving * now[unit] - GAS * toBloodO2) / volume;
        slopes[unit + 2] = (GAS * fromBloodCo2 - leaving * now[unit + 2]) / volume;
    }

    private double endOxygen(double[] now, int unit) {
        return OxygenDissociation.contentMlPerDl(person.haemoglobinGPerDl(),
                Math.max(LEAST_MMHG, now[unit]));
    }

    private double endCarbonDioxide(double[] now, int unit) {
        return CarbonDioxideDissociation.contentMlPerDl(Math.max(LEAST_MMHG, now[unit + 2]),
                person.haemoglobinGPerDl(),
                OxygenDissociation.saturation(Math.max(LEAST_MMHG, now[unit])));
    }

    /// Blood of the veins that passes the membrane for the first time, L/min.
    private double supportedLPerMin() {
        return Math.min(circuitLPerMin * (1 - recirculation), 0.95 * outputLPerMin);
    }

    private double venousSaturation(double[] now) {
        return saturationOf(now[TISSUE_O2]);
    }

    private double pulmonaryOxygen(double[] now, double venous) {
        double supported = supportedLPerMin();
        if (!(supported > 0 && sweepLPerMin > 0)) {
            return now[TISSUE_O2];
        }
        double saturation = membrane.saturationAfter(circuitShare, venous, sweepOxygen);
        double after = 1.34 * person.haemoglobinGPerDl() * saturation
                + 0.003 * membrane.dissolvedMmHg(circuitShare, sweepOxygen);
        return now[TISSUE_O2] + supported / outputLPerMin
                * Math.max(0, after - now[TISSUE_O2]);
    }

    private double pulmonaryCarbonDioxide(double[] now, double venous) {
        return now[TISSUE_CO2] - removedMlPerMin(now, venous) / (10 * outputLPerMin);
    }

    private double removedMlPerMin(double[] now, double venous) {
        double supported = supportedLPerMin();
        if (!(supported > 0 && sweepLPerMin > 0)) {
            return 0;
        }
        return membrane.removedMlPerMin(supported, sweepLPerMin, venousMmHg(now, venous));
    }

    private double venousMmHg(double[] now, double venous) {
        return CarbonDioxideDissociation.pressureMmHg(now[TISSUE_CO2],
                person.haemoglobinGPerDl(), venous);
    }

    /// The saturation of blood of that content.
    private double saturationOf(double mlPerDl) {
        double content = Math.max(LEAST_CONTENT, mlPerDl);
        double bound = content / (1.34 * person.haemoglobinGPerDl());
        if (bound < 0.9) {
            double mmHg = OxygenDissociation.pressureMmHg(bound);
            return (content - 0.003 * mmHg) / (1.34 * person.haemoglobinGPerDl());
        }
        return OxygenDissociation.saturation(pressureOf(content));
    }

    private double pressureOf(double mlPerDl) {
        return OxygenDissociation.pressureMmHg(person.haemoglobinGPerDl(), mlPerDl);
    }

    private double arterial(boolean isOxygen) {
        double open = 1 - shunt;
        double good = open * (1 - person.poorPerfusion());
        double poor = open * person.poorPerfusion();
        return isOxygen
                ? good * endOxygen(state, GOOD_O2) + poor * endOxygen(state, POOR_O2)
                        + shunt * pulmonaryOxygen(state, venousSaturation())
                : good * endCarbonDioxide(state, GOOD_O2)
                        + poor * endCarbonDioxide(state, POOR_O2)
                        + shunt * pulmonaryCarbonDioxide(state, venousSaturation());
    }

    /// Oxygen of arterial blood, mmHg.
    public double arterialOxygenMmHg() {
        return pressureOf(Math.max(LEAST_CONTENT, arterial(true)));
    }

    /// Saturation of arterial blood, 0 to 1.
    public double arterialSaturation() {
        return saturationOf(arterial(true));
    }

    /// Carbon dioxide of arterial blood, mmHg.
    public double arterialCarbonDioxideMmHg() {
        return CarbonDioxideDissociation.pressureMmHg(arterial(false),
                person.haemoglobinGPerDl(), arterialSaturation());
    }

    /// Saturation of the blood that comes back from the tissues.
    public double venousSaturation() {
        return venousSaturation(state);
    }

    /// Carbon dioxide of the blood that leaves the membrane lung, mmHg.
    public double membraneCarbonDioxideMmHg() {
        double supported = supportedLPerMin();
        if (!(supported > 0)) {
            return venousMmHg(state, venousSaturation());
        }
        double content = state[TISSUE_CO2] - membraneRemovedMlPerMin() / (10 * supported);
        return CarbonDioxideDissociation.pressureMmHg(content, person.haemoglobinGPerDl(), 0.98);
    }

    /// Carbon dioxide that the membrane lung removes, mL/min.
    public double membraneRemovedMlPerMin() {
        return removedMlPerMin(state, venousSaturation());
    }

    /// Oxygen on its way down, mmHg: inspired, alveoli of both units (mean by gas), arteries,
    /// veins.
    public double[] cascadeMmHg() {
        double alveolar = (1 - person.poorVentilation()) * state[GOOD_O2]
                + person.poorVentilation() * state[POOR_O2];
        return new double[] {DRY_MMHG * inspiredOxygen, alveolar, arterialOxygenMmHg(),
            pressureOf(Math.max(LEAST_CONTENT, state[TISSUE_O2]))};
    }

    /// Who it is.
    public LungPerson person() {
        return person;
    }
}
