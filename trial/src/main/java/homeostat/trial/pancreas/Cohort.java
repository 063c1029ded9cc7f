package homeostat.trial.pancreas;

import homeostat.body.BodyException;
import homeostat.body.glucose.GlucosePatient;
import homeostat.body.glucose.GlucosePatients;
import homeostat.body.glucose.GlucosePopulation;
import homeostat.body.glucose.PersonFile;
import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who takes part in a trial, by number. People who are drawn are made when they are asked for, so
/// a million of them take no more room than thirty.
public final class Cohort {
    private static final Pattern DRAWN =
            Pattern.compile("(?:(adults|adolescents|children):)?([0-9]{1,8})");
    private static final int DRAWN_MAX = 10_000_000;

    private final List<GlucosePatient> listed;
    private final GlucosePatient.Group group;
    private final int size;
    /// Who was asked for last: the runs of a patient follow each other, and drawing takes a while.
    private volatile Drawn last = new Drawn(-1, null);

    private record Drawn(int number, GlucosePatient patient) {}

    private Cohort(List<GlucosePatient> listed, GlucosePatient.Group group, int size) {
        this.listed = listed;
        this.group = group;
        this.size = size;
    }

    /// Those whom a word means: `all` of the thirty, a group of them (`adults`, `adolescents`,
    /// `children`), one by name, `hovorka` for ten people of another model, the path of a
    /// [PersonFile], or so many drawn from [GlucosePopulation]: `1000` of all groups in equal parts,
    /// `adults:1000` of one.
    ///
    /// @throws TrialException when it means nobody
    public static Cohort named(String patients) {
        Matcher drawn = DRAWN.matcher(patients);
        if (drawn.matches()) {
            int size = Integer.parseInt(drawn.group(2));
            if (size < 1 || size > DRAWN_MAX) {
                throw new TrialException("not a number of patients: patients=" + patients
                        + ", expected 1 to " + DRAWN_MAX);
            }
            return new Cohort(null, drawn.group(1) == null ? null : group(drawn.group(1)), size);
        }
        List<GlucosePatient> listed = switch (patients) {
            case "adults", "adolescents", "children" -> GlucosePatients.all().stream()
                    .filter(each -> each.group() == group(patients)).toList();
            default -> byName(patients);
        };
        return new Cohort(listed, null, listed.size());
    }

    private static GlucosePatient.Group group(String word) {
        return switch (word) {
            case "adults" -> GlucosePatient.Group.ADULT;
            case "adolescents" -> GlucosePatient.Group.ADOLESCENT;
            default -> GlucosePatient.Group.CHILD;
        };
    }

    private static List<GlucosePatient> byName(String nameOrAll) {
        if (nameOrAll.endsWith(PersonFile.SUFFIX)) {
            return List.of(PersonFile.read(Path.of(nameOrAll)));
        }
        try {
            return GlucosePatients.select(nameOrAll);
        } catch (BodyException e) {
            throw new TrialException("no such virtual patient: patients=" + nameOrAll
                    + ", expected all, adults, adolescents, children or a name from adult#001 to"
                    + " adult#010, adolescent#001 to #010 or child#001 to #010, or how many to"
                    + " draw, such as 1000 or adults:1000, or one of those, such as adult@17,"
                    + " hovorka for ten of another model, or a file that ends in "
                    + PersonFile.SUFFIX, e);
        }
    }

    /// How many.
    public int size() {
        return size;
    }

    /// Whether these are people beyond the thirty, in pairs on opposite sides of the mean.
    public boolean isDrawn() {
        return listed == null;
    }

    /// The one of that number, from 0 on.
    public GlucosePatient patient(int number) {
        if (listed != null) {
            return listed.get(number);
        }
        Drawn before = last;
        if (before.number != number) {
            before = new Drawn(number, group == null ? GlucosePopulation.person(number)
                    : GlucosePopulation.person(group, number));
            last = before;
        }
        return before.patient;
    }
}
