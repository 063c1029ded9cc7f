package homeostat.record.eeg;

import homeostat.record.Outline;
import homeostat.record.RecordException;
import homeostat.record.Recording;
import homeostat.record.Scale;
import homeostat.record.Signal;
import homeostat.signal.eeg.EegMonitor;
import homeostat.signal.eeg.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which signals of a recording are leads of the brain, and where they lie.
///
/// A lead is a signal in volts whose label names places of the 10-20 system, with or without `EEG`
/// before and a reference behind: `FP1-F7`, `EEG C3-A2`, `Cz`. Odd numbers are left, even ones
/// right; a lead of both, or along the middle, is neither. Of several sampling rates, the one of
/// most leads is taken.
///
/// @param leads            in the order of the recording
/// @param samplesPerSecond of all of them
/// @param railMicrovolts   where the narrowest of their amplifiers ends
/// @param halves           whether there are leads on both sides
public record EegMontage(List<Lead> leads, double samplesPerSecond, double railMicrovolts,
        boolean halves) {
    private static final Pattern PLACE = Pattern.compile(
        "(?:FP|AF|FC|FT|CP|TP|PO|SP|F|C|T|P|O|A|M)(\\d{1,2}|Z)");
    private static final Pattern REFERENCE = Pattern.compile(
        "REF|LE|AR|AVG?|M[12]|A[12]|A1A2|M1M2|CS2|ROC|LOC|NON|\\d+");

    /// A lead.
    ///
    /// @param signal     its number in the recording
    /// @param label      as the recording has it
    /// @param side       where it lies
    /// @param microvolts of one of the recording's units
    public record Lead(int signal, String label, Side side, double microvolts) {}

    /// Copies the list, so a montage cannot change.
    public EegMontage {
        leads = List.copyOf(leads);
    }

    /// The montage of a recording.
    ///
    /// Throws `RecordException` when it has no lead, too many, or one of an impossible rate.
    public static EegMontage of(Recording recording) {
        Outline outline = recording.outline();
        List<Lead> found = new ArrayList<>();
        Map<Double, Integer> rates = new HashMap<>();
        for (int i = 0; i < outline.signals().size(); i++) {
            Signal signal = outline.signals().get(i);
            double microvolts = microvolts(signal.units());
            Side side = side(signal.label());
            if (side != null && microvolts > 0) {
                found.add(new Lead(i, signal.label().strip(), side, microvolts));
                rates.merge(outline.samplesPerSecond(i), 1, Integer::sum);
            }
        }
        if (found.isEmpty()) {
            throw new RecordException("no electroencephalogram: file=" + outline.name()
                + ", expected signals in uV or mV called like FP1-F7 or EEG C3");
        }
        double rate = rates.entrySet().stream().max((a, b) -> a.getValue().equals(b.getValue())
            ? Double.compare(a.getKey(), b.getKey()) : a.getValue() - b.getValue())
            .orElseThrow().getKey();
        found.removeIf(lead -> outline.samplesPerSecond(lead.signal()) != rate);
        check(outline.name(), rate, found.size());
        return of(outline, found, rate);
    }

    private static EegMontage of(Outline outline, List<Lead> leads, double rate) {
        double rail = Double.POSITIVE_INFINITY;
        for (Lead lead : leads) {
            Scale scale = outline.signals().get(lead.signal()).scale();
            if (scale != null && scale.calibrated()) {
                double edge = Math.min(Math.abs(scale.physical(scale.min())),
                    Math.abs(scale.physical(scale.max()))) * lead.microvolts();
                rail = edge > 0 ? Math.min(rail, edge) : rail;
            }
        }
        boolean left = leads.stream().anyMatch(lead -> lead.side() == Side.LEFT);
        boolean right = leads.stream().anyMatch(lead -> lead.side() == Side.RIGHT);
        return new EegMontage(leads, rate, rail, left && right);
    }

    private static void check(String name, double rate, int leads) {
        if (!(rate >= EegMonitor.SAMPLES_PER_SECOND_MIN
                && rate <= EegMonitor.SAMPLES_PER_SECOND_MAX)) {
            throw new RecordException("sampling frequency out of range: file=" + name + " is="
                + rate + ", expected " + EegMonitor.SAMPLES_PER_SECOND_MIN + " to "
                + EegMonitor.SAMPLES_PER_SECOND_MAX + " Hz");
        }
        if (leads > EegMonitor.LEADS_MAX) {
            throw new RecordException("too many leads: file=" + name + " leads=" + leads
                + ", expected at most " + EegMonitor.LEADS_MAX);
        }
    }

    /// The side of each lead, as a monitor wants it; all on the left where there are no halves, so
    /// that they are seen together.
    public Side[] sides() {
        Side[] sides = new Side[leads.size()];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = halves ? leads.get(i).side() : Side.LEFT;
        }
        return sides;
    }

    private static double microvolts(String units) {
        return switch (units.strip().toLowerCase(Locale.ROOT)) {
            case "uv", "\u00b5v", "\u03bcv", "microvolt", "microvolts" -> 1;
            case "mv" -> 1000;
            case "v" -> 1e6;
            case "nv" -> 1e-3;
            default -> 0;
        };
    }

    /// Where a lead of that label lies, or null when it names no place on the head.
    static Side side(String label) {
        String text = label.strip().toUpperCase(Locale.ROOT).replaceFirst("^EEG[ _:]*", "");
        boolean left = false;
        boolean right = false;
        String[] parts = text.split("[-_: /]+");
        for (int i = 0; i < parts.length; i++) {
            Matcher place = PLACE.matcher(parts[i]);
            boolean reference = i > 0 && REFERENCE.matcher(parts[i]).matches();
            if (!reference && !place.matches()) {
                return null;
            }
            if (!reference && !place.group(1).equals("Z")) {
                boolean odd = Integer.parseInt(place.group(1)) % 2 == 1;
                left |= odd;
                right |= !odd;
            }
        }
        if (parts.length == 0) {
            return null;
        }
        return left == right ? Side.MIDDLE : left ? Side.LEFT : Side.RIGHT;
    }
}
