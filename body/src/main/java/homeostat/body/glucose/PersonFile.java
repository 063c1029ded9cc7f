package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One person of the second model as a text file, to be put in a trial.
///
/// ```
/// homeostat-person 1
/// # fitted to cgm.csv
/// name 1636-69-001
/// fasting-mg-per-dl 104.2
/// weight-kg 75.0
/// egp0-mmol-per-kg-min 0.0161
/// …
/// ```
///
/// Each of the keys stands once and there is no other; a line that begins with `#` is for the
/// reader.
public final class PersonFile {
    /// How the name of such a file ends.
    public static final String SUFFIX = ".person";

    private static final String MAGIC = "homeostat-person 1";
    private static final String[] KEYS = {"weight-kg", "egp0-mmol-per-kg-min",
        "f01-mmol-per-kg-min", "k12-per-min", "ka1-per-min", "ka2-per-min", "ka3-per-min",
        "transport-l-per-min-mu", "disposal-l-per-min-mu", "liver-l-per-mu",
        "glucose-volume-l-per-kg", "insulin-volume-l-per-kg", "elimination-per-min",
        "insulin-tmax-min", "gut-tmax-min", "bioavailability"};
    private static final double[] LOWEST = {8, 0.001, 0.001, 0.001, 1e-4, 1e-3, 1e-3, 1e-4, 1e-5,
        1e-3, 0.05, 0.03, 0.02, 5, 5, 0.1};
    private static final double[] HIGHEST = {250, 0.1, 0.05, 1, 0.2, 1, 1, 0.1, 0.05, 1, 0.5, 0.5,
        1, 300, 300, 1};
    private static final double FASTING_MIN = 80;
    private static final double FASTING_MAX = 200;

    private PersonFile() {}

    /// The text of the file for `patient`, who lives as a [HovorkaBody].
    public static String text(GlucosePatient patient, String remark) {
        HovorkaCoefficients one = patient.hovorka();
        double[] numbers = {one.weightKg(), one.egp0(), one.f01(), one.k12(), one.ka1(),
            one.ka2(), one.ka3(), one.transport(), one.disposal(), one.liver(),
            one.volumeGlucose(), one.volumeInsulin(), one.elimination(), one.tmaxInsulin(),
            one.tmaxGut(), one.bioavailability()};
        List<String> lines = new ArrayList<>();
        lines.add(MAGIC);
        lines.add("# " + remark);
        lines.add("name " + patient.name());
        lines.add("fasting-mg-per-dl " + patient.fastingGlucoseMgPerDl());
        for (int i = 0; i < KEYS.length; i++) {
            lines.add(KEYS[i] + " " + numbers[i]);
        }
        return String.join("\n", lines) + "\n";
    }

    /// Reads such a file.
    ///
    /// @throws BodyException when it cannot be read or something in it cannot be
    public static GlucosePatient read(Path file) {
        Map<String, String> values = values(file);
        double[] numbers = new double[KEYS.length];
        for (int i = 0; i < KEYS.length; i++) {
            numbers[i] = number(values, KEYS[i], LOWEST[i], HIGHEST[i], file);
        }
        double fasting = number(values, "fasting-mg-per-dl", FASTING_MIN, FASTING_MAX, file);
        String name = values.remove("name");
        if (name == null || !name.matches("[A-Za-z0-9#._-]{1,40}")) {
            throw malformed(file, "name", "letters, digits and #._- in a line that begins so");
        }
        if (!values.isEmpty()) {
            throw malformed(file, values.keySet().iterator().next(), "no such line");
        }
        return HovorkaPeople.treated(name, new HovorkaCoefficients(numbers[0], numbers[1],
                numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7],
                numbers[8], numbers[9], numbers[10], numbers[11], numbers[12], numbers[13],
                numbers[14], numbers[15]), fasting);
    }

    private static Map<String, String> values(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            lines = List.of();
        } catch (IOException e) {
            throw new BodyException("cannot read the person: file=" + file
                    + ", expected a text file that begins with \"" + MAGIC + "\"", e);
        }
        if (lines.isEmpty() || !lines.getFirst().equals(MAGIC)) {
            throw new BodyException("not a person: file=" + file + " line=1, expected \"" + MAGIC
                    + "\"");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int space = line.indexOf(' ');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (space < 0 || values.put(line.substring(0, space),
                    line.substring(space + 1).strip()) != null) {
                throw malformed(file, line, "a key, a space and its value, once");
            }
        }
        return values;
    }

    private static double number(Map<String, String> values, String key, double low, double high,
            Path file) {
        String text = values.remove(key);
        double number = Double.NaN;
        try {
            number = text == null ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!(number >= low && number <= high)) {
            throw malformed(file, key, String.format(Locale.ROOT, "%s to %s in a line that begins"
                    + " so", low, high));
        }
        return number;
    }

    private static BodyException malformed(Path file, String key, String expected) {
        return new BodyException("not a person: file=" + file + " key=" + key + ", expected "
                + expected);
    }
}
