package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The thirty people of the cohort: ten adolescents, ten adults, ten children.
public final class GlucosePatients {

    /// Insulin in one international unit, by the convention of the model, pmol.
    static final double PMOL_PER_UNIT = 6000;

    private static final Pattern DRAWN =
            Pattern.compile("(adolescent|adult|child)@([0-9]{1,12})");

    private static final List<GlucosePatient> ALL = load();

    private GlucosePatients() {}

    /// All thirty in the order of their table.
    public static List<GlucosePatient> all() {
        return ALL;
    }

    /// The word for one of a group, as in names.
    static String word(GlucosePatient.Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    /// The patient of that name: `child#001` of the thirty, `child@17` of [GlucosePopulation], or
    /// `hovorka#1` of the second model's spread, see [HovorkaPeople].
    ///
    /// @throws BodyException when nobody is called so; its sentence names who exists
    public static GlucosePatient named(String name) {
        Matcher drawn = DRAWN.matcher(name);
        if (drawn.matches()) {
            return GlucosePopulation.person(GlucosePatient.Group.valueOf(
                    drawn.group(1).toUpperCase(Locale.ROOT)), Long.parseLong(drawn.group(2)));
        }
        for (GlucosePatient patient : ALL) {
            if (patient.name().equals(name)) {
                return patient;
            }
        }
        if (name.matches("hovorka#[1-9]\\d{0,3}")) {
            return HovorkaPeople.drawn(1, Integer.parseInt(name.substring(8)));
        }
        throw new BodyException("no such virtual patient: patient=" + name
                + ", expected adolescent#001 to adolescent#010, adult#001 to adult#010,"
                + " child#001 to child#010, a number after @ such as adult@17, or hovorka#1 to"
                + " hovorka#9999");
    }

    /// One patient by name, everybody for `all`, or for `hovorka` ten people of the second model.
    ///
    /// @throws BodyException when nobody is called so; its sentence names who exists
    public static List<GlucosePatient> select(String nameOrAll) {
        if (nameOrAll.equals("hovorka")) {
            return IntStream.rangeClosed(1, 10).mapToObj(i -> named("hovorka#" + i)).toList();
        }
        return nameOrAll.equals("all") ? ALL : List.of(named(nameOrAll));
    }

    private static List<GlucosePatient> load() {
        GlucoseTable people = GlucoseTable.shipped("vpatient_params.csv");
        GlucoseTable clinic = GlucoseTable.shipped("Quest.csv");
        List<GlucosePatient> patients = new ArrayList<>();
        for (int row = 0; row < people.size(); row++) {
            String name = people.name(row);
            if (!name.equals(clinic.name(row))) {
                throw new BodyException("tables disagree: file=Quest.csv row=" + row
                        + ", expected the settings of " + name);
            }
            String group = name.substring(0, name.indexOf('#')).toUpperCase(Locale.ROOT);
            patients.add(new GlucosePatient(name, GlucosePatient.Group.valueOf(group),
                    settings(people, clinic, row), coefficients(people, row),
                    initialState(people, row)));
        }
        return List.copyOf(patients);
    }

    private static ClinicSettings settings(GlucoseTable people, GlucoseTable clinic, int row) {
        double weightKg = people.number(row, "BW");
        double basalUnitsPerMinute = people.number(row, "u2ss") * weightKg / PMOL_PER_UNIT;
        return new ClinicSettings(basalUnitsPerMinute * 60, clinic.number(row, "CR"),
                clinic.number(row, "CF"), weightKg, (int) clinic.number(row, "Age"),
                clinic.number(row, "TDI"));
    }

    private static List<Double> initialState(GlucoseTable people, int row) {
        List<Double> state = new ArrayList<>();
        for (int index = 1; index <= GlucoseBody.STATES; index++) {
            state.add(people.number(row, index < 10 ? "x0_ " + index : "x0_" + index));
        }
        return state;
    }

    private static GlucoseCoefficients coefficients(GlucoseTable people, int row) {
        Coefficients of = column -> people.number(row, column);
        return new GlucoseCoefficients(of.named("BW"),
                new GlucoseCoefficients.Gut(of.named("kmax"), of.named("kmin"), of.named("kabs"),
                        of.named("b"), of.named("d"), of.named("f")),
                new GlucoseCoefficients.Liver(of.named("kp1"), of.named("kp2"), of.named("kp3"),
                        of.named("ki")),
                new GlucoseCoefficients.Exchange(of.named("Vg"), of.named("k1"), of.named("k2"),
                        of.named("ke1"), of.named("ke2"), of.named("ksc")),
                new GlucoseCoefficients.Tissue(of.named("Vm0"), of.named("Vmx"), of.named("Km0"),
                        of.named("p2u"), of.named("Fsnc")),
                new GlucoseCoefficients.Insulin(of.named("Vi"), of.named("Ib"), of.named("m1"),
                        of.named("m2"), of.named("m4"), of.named("m30")),
                new GlucoseCoefficients.Subcutis(of.named("kd"), of.named("ka1"), of.named("ka2"),
                        of.named("u2ss")));
    }

    private interface Coefficients {
        double named(String column);
    }
}
