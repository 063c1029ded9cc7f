package homeostat.body.circulation;

/// The coefficients of one person's circulation, grouped by the part they describe. Pressures are
/// in mmHg, volumes in mL, times in s.
///
/// Source of the form and of [#adult()]: Smith, Chase, Nokes, Shaw, Wake, Medical Engineering &
/// Physics 26 (2004) 131-139, "Minimal haemodynamic system model including ventricular interaction
/// and valve dynamics".
///
/// @param leftWall the free wall of the left ventricle
/// @param rightWall the free wall of the right ventricle
/// @param septum the wall between the ventricles
/// @param pericardium the sack around both
/// @param valves the four valves
/// @param vessels the four vessel beds
/// @param resistances of the two circulations
/// @param driver the shape of the contraction
/// @param volumes what every compartment holds at the start
public record CirculationCoefficients(
        Wall leftWall,
        Wall rightWall,
        Wall septum,
        Sack pericardium,
        Valves valves,
        Vessels vessels,
        Resistances resistances,
        Driver driver,
        Volumes volumes) {

    /// The length of a beat of [#standardMale] at rest, s.
    public static final double STANDARD_PERIOD_SECONDS = 60.0 / 72;

    /// A wall between two relations: at the height of contraction the pressure across it is
    /// `elastance·(V − unstressedMl)`, at rest `p0·(exp(lambda·(V − restMl)) − 1)`.
    ///
    /// @param elastance at the height of contraction, mmHg/mL
    /// @param lambda steepness of the relaxed wall, 1/mL
    /// @param p0 scale of the relaxed wall, mmHg
    /// @param unstressedMl volume without pressure when contracted, mL
    /// @param restMl volume without pressure when relaxed, mL
    public record Wall(
            double elastance, double lambda, double p0, double unstressedMl, double restMl) {
        Wall withElastance(double other) {
            return new Wall(other, lambda, p0, unstressedMl, restMl);
        }
    }

    /// A passive sack: `p0·(exp(lambda·(V − restMl)) − 1)`.
    public record Sack(double lambda, double p0, double restMl) {}

    /// A valve: it opens on pressure, closes on flow, and its blood has inertia.
    ///
    /// @param resistance mmHg·s/mL
    /// @param inertance mmHg·s²/mL
    public record Valve(double resistance, double inertance) {}

    /// The four valves, in the order in which blood passes them from the lung on.
    public record Valves(Valve mitral, Valve aortic, Valve tricuspid, Valve pulmonary) {}

    /// Elastances of the vessel beds, mmHg/mL; volumes count from where pressure begins.
    public record Vessels(double aorta, double venaCava, double pulmonaryArtery,
            double pulmonaryVein) {}

    /// Resistances of the two circulations, mmHg·s/mL.
    public record Resistances(double systemic, double pulmonary) {}

    /// Contraction `exp(−width·(t − peakSeconds)²)` of the time since the beat began.
    public record Driver(double width, double peakSeconds) {}

    /// Stressed volumes at the start, mL.
    public record Volumes(double leftVentricle, double rightVentricle, double aorta,
            double venaCava, double pulmonaryArtery, double pulmonaryVein) {}

    /// The adult of the paper. Values as in the Modelica transcription `Smith2004.mo` of
    /// Physiolibrary (MIT licence), in mmHg, mL and s.
    public static CirculationCoefficients adult() {
        return new CirculationCoefficients(
                new Wall(2.8798, 0.033, 0.1203, 0, 0),
                new Wall(0.585, 0.023, 0.2157, 0, 0),
                new Wall(48.754, 0.435, 1.1101, 2, 2),
                new Sack(0.03, 0.5003, 200),
                new Valves(new Valve(0.0158, 7.6968e-5), new Valve(0.018, 1.2189e-4),
                        new Valve(0.0237, 8.0093e-5), new Valve(0.0055, 1.4868e-4)),
                new Vessels(0.6913, 0.0059, 0.369, 0.0073),
                new Resistances(1.0889, 0.1552),
                new Driver(80, 0.375),
                new Volumes(104.2, 104.2, 124.1, 295.2, 39.04, 826.9));
    }

    /// A standard man at rest, 72 beats a minute: the form of Smith 2004 with coefficients of our
    /// own, fitted so that every vital that the model has lies where textbooks put it.
    ///
    /// Source of the targets: validation tables of BioGears 7.2 (Apache-2.0), which cite Guyton &
    /// Hall 2006, Leeuwen 2015 and Edwards 2009. Method: random descent on eleven factors from the
    /// paper's adult, resistances fixed at the tables' 1.0 and 0.14 mmHg·s/mL.
    public static CirculationCoefficients standardMale() {
        return new CirculationCoefficients(
                new Wall(2.055, 0.0343, 0.0961, 0, 0),
                new Wall(0.490, 0.0239, 0.2329, 0, 0),
                new Wall(48.754, 0.435, 1.1101, 2, 2),
                new Sack(0.03, 0.5003, 264),
                new Valves(new Valve(0.0158, 7.6968e-5), new Valve(0.018, 1.2189e-4),
                        new Valve(0.0237, 8.0093e-5), new Valve(0.0055, 1.4868e-4)),
                new Vessels(0.624, 0.00746, 0.288, 0.0175),
                new Resistances(1.0, 0.14),
                new Driver(80, 0.375),
                new Volumes(130, 130, 137.4, 583.5, 39.0, 500));
    }

    /// The same person with a left wall of another strength: 1 is healthy, below 0.5 is failing.
    public CirculationCoefficients withLeftContractility(double factor) {
        return new CirculationCoefficients(
                leftWall.withElastance(leftWall.elastance() * factor), rightWall, septum,
                pericardium, valves, vessels, resistances, driver, volumes);
    }

    /// The same person with a resistance of the body's vessels that is `factor` times as high.
    CirculationCoefficients withSystemicResistance(double factor) {
        return new CirculationCoefficients(leftWall, rightWall, septum, pericardium, valves,
                vessels, new Resistances(resistances.systemic() * factor,
                        resistances.pulmonary()), driver, volumes);
    }

    /// The same person with more blood in the veins, two parts of the body to one of the lung.
    CirculationCoefficients withMoreVolume(double ml) {
        Volumes more = new Volumes(volumes.leftVentricle(), volumes.rightVentricle(),
                volumes.aorta(), volumes.venaCava() + ml * 2 / 3, volumes.pulmonaryArtery(),
                volumes.pulmonaryVein() + ml / 3);
        return new CirculationCoefficients(leftWall, rightWall, septum, pericardium, valves,
                vessels, resistances, driver, more);
    }
}
