package homeostat.app;

import homeostat.body.kidney.Dialyser;
import homeostat.body.kidney.Treatment;
import homeostat.body.lung.Breathing;
import homeostat.body.whole.OneBody;
import homeostat.body.whole.OnePerson;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `homeostat body run one`: dialysis with a heart pump running, in one person.
@Command(name = "one", mixinStandardHelpOptions = true,
        description = "A whole person: no kidneys, a failing heart with a pump, lungs, diabetes. "
                + "A filter draws water off while the pump runs, and every organ feels it. "
                + "Not for clinical use.")
final class OneCommand implements Callable<Integer> {
    private static final int MINUTES_PER_HOUR = 60;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int PEOPLE_MAX = 1000;
    private static final double BLOOD_ML_PER_MIN = 300;
    private static final double DIALYSATE_ML_PER_MIN = 500;
    private static final Dialyser UREA = new Dialyser(1200);
    private static final Dialyser POTASSIUM = new Dialyser(700);
    private static final double BREATHS_PER_MIN = 15;
    private static final double TIDAL_ML_PER_KG = 7;
    private static final double VENTILATED_OXYGEN = 0.4;

    @Option(names = "--hours", defaultValue = "4", description = "(default: ${DEFAULT-VALUE})")
    private double hours;

    @Option(names = "--person", defaultValue = "typical", paramLabel = "NAME",
            description = "typical, or one#001 and on of the cohort (default: ${DEFAULT-VALUE})")
    private String name;

    @Option(names = "--seed", defaultValue = "1", description = "of the cohort")
    private long seed;

    @Option(names = "--drawn", defaultValue = "2.5", paramLabel = "L",
            description = "water that the filter draws off; 0 is no dialysis "
                    + "(default: ${DEFAULT-VALUE})")
    private double drawnL;

    @Option(names = "--speed", defaultValue = "5400", paramLabel = "RPM",
            description = "of the heart pump (default: ${DEFAULT-VALUE})")
    private double speedRpm;

    @Option(names = "--peep", paramLabel = "CMH2O",
            description = "ventilated with that pressure at the end of a breath; without it the "
                    + "person breathes by themself")
    private Double peepCmH2o;

    @Option(names = "--block", paramLabel = "RATE",
            description = "ventricles that beat by themselves, so often a minute")
    private double escapePerMinute;

    @Option(names = "--pace", paramLabel = "RATE", description = "a pacemaker's rate a minute")
    private double pacedPerMinute;

    @Option(names = "--eat", paramLabel = "G", description = "a meal after an hour, without bolus")
    private double mealGrams;

    @Option(names = "--csv", paramLabel = "FILE",
            description = "write every minute for programs; - is standard output")
    private String csv;

    @Option(names = "--html", paramLabel = "FILE", description = "write curves for people")
    private String html;

    @Override
    public Integer call() {
        check("hours", hours, 0.1, 48);
        check("drawn", drawnL, 0, 6);
        check("speed", speedRpm, 3000, 9000);
        check("peep", peepCmH2o == null ? 0 : peepCmH2o, 0, 25);
        check("block", escapePerMinute, escapePerMinute == 0 ? 0 : 20, 120);
        check("pace", pacedPerMinute, pacedPerMinute == 0 ? 0 : 30, 150);
        check("eat", mealGrams, 0, 300);
        Target csvTarget = Target.of(csv);
        Target htmlTarget = Target.of(html);
        OneLife life = live(new OneBody(person(), speedRpm));
        if (csvTarget != null) {
            csvTarget.write(life.csv());
        }
        if (htmlTarget != null) {
            htmlTarget.write(life.html());
        }
        if (csvTarget == null || !csvTarget.isStandardOutput()) {
            System.out.print(life.text());
        }
        return 0;
    }

    private static void check(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new AppException(String.format(Locale.ROOT,
                    "not possible: %s=%s, expected %.4g to %.4g", what, value, least, most));
        }
    }

    private OnePerson person() {
        if (name.equals("typical")) {
            return OnePerson.typical();
        }
        int number = name.matches("one#\\d{3,4}") ? Integer.parseInt(name.substring(4)) : 0;
        if (number < 1 || number > PEOPLE_MAX) {
            throw new AppException("nobody of that name: person=" + name
                    + ", expected typical or one#001 to one#" + PEOPLE_MAX);
        }
        List<OnePerson> people = OnePerson.cohort(seed, number);
        return people.getLast();
    }

    private OneLife live(OneBody one) {
        OneLife life = new OneLife(title(one));
        Progress progress = new Progress("body");
        begin(one);
        int minutes = (int) Math.rint(hours * MINUTES_PER_HOUR);
        for (int minute = 1; minute <= minutes; minute++) {
            for (int second = 0; second < SECONDS_PER_MINUTE; second++) {
                one.second();
            }
            if (minute == MINUTES_PER_HOUR && mealGrams > 0) {
                one.eat(mealGrams);
            }
            life.add(look(one, minute));
            progress.show(minute, minutes);
        }
        return life;
    }

    private void begin(OneBody one) {
        one.heart().block(escapePerMinute);
        one.heart().pace(pacedPerMinute);
        if (peepCmH2o != null) {
            one.breathe(Breathing.ventilated(one.person().lungs().mechanics(),
                    TIDAL_ML_PER_KG * one.person().lungs().weightKg(), BREATHS_PER_MIN,
                    peepCmH2o), VENTILATED_OXYGEN);
        }
        if (drawnL > 0) {
            Treatment filter = one.fluids().treatment();
            filter.ultrafiltrationMlPerMin = drawnL * 1000 / (hours * MINUTES_PER_HOUR);
            filter.ureaClearanceMlPerMin =
                    UREA.clearanceMlPerMin(BLOOD_ML_PER_MIN, DIALYSATE_ML_PER_MIN);
            filter.potassiumClearanceMlPerMin =
                    POTASSIUM.clearanceMlPerMin(BLOOD_ML_PER_MIN, DIALYSATE_ML_PER_MIN);
        }
    }

    private static double[] look(OneBody one, int minute) {
        double[] row = new double[1 + OneFigure.values().length];
        row[0] = minute;
        for (OneFigure figure : OneFigure.values()) {
            row[1 + figure.ordinal()] = figure.of(one);
        }
        return row;
    }

    private String title(OneBody one) {
        return String.format(Locale.ROOT, "%s, %.4g h: %s, pump at %.0f/min%s%s%s",
                one.person().name(), hours, drawnL > 0
                        ? String.format(Locale.ROOT, "a filter draws %.4g L", drawnL)
                        : "no dialysis", speedRpm,
                peepCmH2o == null ? ", breathing by themself"
                        : String.format(Locale.ROOT, ", ventilated, PEEP %.3g cmH2O", peepCmH2o),
                escapePerMinute > 0
                        ? String.format(Locale.ROOT, ", heart block, %.0f/min", escapePerMinute)
                        : "",
                pacedPerMinute > 0
                        ? String.format(Locale.ROOT, ", paced at %.0f/min", pacedPerMinute) : "");
    }
}
