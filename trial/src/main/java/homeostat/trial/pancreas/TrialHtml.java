package homeostat.trial.pancreas;

import homeostat.record.glucose.GlucoseCharts;
import homeostat.record.glucose.GlucoseTally;
import homeostat.record.glucose.GlucoseUnit;
import homeostat.seed.Stream;
import homeostat.trial.CredibilityHtml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A [TrialResult] as a page that a clinician would read: one file, nothing loaded from elsewhere.
///
/// Order of the page: how well, at what time of day, for whom, who fared worst, what went wrong
/// and how to see it again, how it was simulated.
public final class TrialHtml {
    private static final int WORST_PATIENTS = 6;
    private static final int EVENTS_SHOWN = 40;

    private final TrialResult result;
    private final GlucoseUnit unit;
    private final StringBuilder page = new StringBuilder();

    private TrialHtml(TrialResult result, GlucoseUnit unit) {
        this.result = result;
        this.unit = unit;
    }

    /// The page. The worst runs are lived once more, to draw them minute by minute.
    public static String of(TrialResult result) {
        return of(result, GlucoseUnit.MG_PER_DL);
    }

    /// The same for readers of another unit.
    public static String of(TrialResult result, GlucoseUnit unit) {
        return of(result, unit, "");
    }

    /// The same with other controllers beside it.
    public static String of(TrialComparison comparison, GlucoseUnit unit) {
        return of(comparison.tried(), unit, ComparisonHtml.of(comparison, unit));
    }

    private static String of(TrialResult result, GlucoseUnit unit, String comparison) {
        TrialHtml html = new TrialHtml(result, unit);
        html.head();
        html.summary();
        html.profile();
        html.groups();
        html.page.append(PopulationHtml.of(result, unit));
        html.page.append(comparison);
        html.worst();
        html.events();
        html.patients();
        html.method();
        html.page.append(CredibilityHtml.of(GlucoseCredibility.page()));
        html.footer();
        html.page.append("</body></html>\n");
        return html.page.toString();
    }

    private void head() {
        TrialRequest request = result.request();
        add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>Artificial pancreas: trial on virtual patients</title>"
                + "<style>%s</style></head><body>", GlucoseCharts.styleSheet());
        add("<header><div><h1>Artificial pancreas: trial on virtual patients</h1>"
                + "<p class=\"subtitle\">%s &middot; %s &middot; scenario %s, meals %s"
                + " &middot; %s%s%s</p>"
                + "</div><div class=\"notice\">Simulated results<br>Not for clinical use</div>"
                + "</header>",
                count(result.population().size(), "virtual patient"), count(request.days(), "day"),
                escaped(request.course().scenario()), request.course().meals(),
                request.seeds().count() == 1 ? "seed " + request.seeds().first()
                        : request.seeds().count() + " seeds",
                request.course().faults().equals("none") ? ""
                        : " &middot; faults: " + request.course().faults(),
                (request.course().disturbances().equals("none") ? ""
                        : " &middot; disturbed: " + request.course().disturbances())
                        + (request.controller().isJudged() ? ""
                        : " &middot; controller: " + request.controller().label()));
    }

    private void summary() {
        GlucoseTally all = result.pooled();
        add("<h2>Time in ranges</h2><div class=\"summary\"><div>%s</div><div class=\"facts\">",
                GlucoseCharts.ranges(all, unit));
        add("<div><b>%s</b><span>mean glucose, %s</span></div>", unit.text(all.meanMgPerDl()),
                unit.label());
        fact("%.1f %%", all.managementIndicatorPercent(), "GMI, the HbA1c it goes with");
        fact("%.1f %%", all.variationPercent(), "variation (CV), goal &le; 36 %");
        add("<div><b>%s</b><span>lowest, %s</span></div>", bounded(all.lowestMgPerDl()),
                unit.label());
        add("<div><b>%s</b><span>highest, %s</span></div>", bounded(all.highestMgPerDl()),
                unit.label());
        fact("%,.0f", patientDays(), "patient-days simulated");
        add("</div></div><p class=\"note\">Goals for most adults: in range above 70 %%, below %s"
                + " less than 4 %%, below %s less than 1 %%, above %s less than 25 %%, above %s"
                + " less than 5 %% (Diabetes Care 42, 2019). Figures beyond them are red.</p>",
                unit.text(70), unit.text(54), unit.text(180), unit.text(250));
    }

    /// Outside 10 to 600 mg/dL the model is a model of nobody, and its numbers mean nothing.
    private String bounded(double mgPerDl) {
        return mgPerDl < 10 ? "&lt; " + unit.text(10)
                : mgPerDl > 600 ? "&gt; " + unit.text(600) : unit.text(mgPerDl);
    }

    private double patientDays() {
        return result.pooled().readings() / (double) Scenario.MINUTES_PER_DAY;
    }

    private void fact(String form, double value, String meaning) {
        add("<div><b>%s</b><span>%s</span></div>", format(form, value), meaning);
    }

    private void profile() {
        List<Meal> meals = result.request().course().scenario().equals("five-meals")
                ? Scenario.named("five-meals", "announced").day(Stream.of(0)) : List.of();
        add("<h2>Glucose by time of day</h2>%s", GlucoseCharts.profile(result.profile(),
                meals.stream().map(meal -> new GlucoseCharts.Mark(meal.minuteOfDay(),
                        format("%.0f g", meal.grams()))).toList()));
        add("<p class=\"legend\"><span><i style=\"background:#12395b;height:3px;"
                + "vertical-align:3px\"></i>median</span>"
                + "<span><i style=\"background:#7fb0da\"></i>middle half (25 to 75 %%)</span>"
                + "<span><i style=\"background:#b9d3ea\"></i>nine of ten (5 to 95 %%)</span>"
                + "<span><i style=\"background:#e4f3e8;border:1px solid #3f9b5b\"></i>"
                + "target range, %s to %s %s</span>%s</p>", unit.text(70), unit.text(180),
                unit.label(),
                meals.isEmpty() ? "" : "<span>&#9660; meal, carbohydrate</span>");
    }

    private void groups() {
        add("<h2>By age</h2><div class=\"wide\"><table>");
        figuresHead("Group", "");
        figures("All", "all", result.pooled(), "");
        for (TrialResult.GroupResult each : result.groups()) {
            figures(count(each.patients(), groupWord(each)), "", each.glucose(), "");
        }
        add("</table></div>");
    }

    private static String groupWord(TrialResult.GroupResult each) {
        return switch (each.group()) {
            case ADULT -> "adult";
            case ADOLESCENT -> "adolescent";
            case CHILD -> each.patients() == 1 ? "child" : "children";
        };
    }

    private void worst() {
        add("<h2>The patients who fared worst</h2><p class=\"note\">Bands: nine of ten minutes of"
                + " this patient over all runs. Red: the worst day of the patient's worst run."
                + "</p><div class=\"patients\">");
        int shown = Math.min(WORST_PATIENTS, result.patients().size());
        for (TrialResult.PatientResult each : result.patients().subList(0, shown)) {
            add("<figure><figcaption><b>%s</b> <span>TIR %.0f %% &middot; &lt;%s %.1f %%"
                    + " &middot; &lt;%s %.1f %% &middot; seed %d%s</span></figcaption>%s"
                    + "</figure>", each.patient().name(), each.glucose().inRangePercent(),
                    unit.text(70), each.glucose().below70Percent(), unit.text(54),
                    each.glucose().below54Percent(),
                    each.worstRun().seed(), fault(each.worstRun()),
                    GlucoseCharts.day(each.profile(), worstDay(each.worstRun())));
        }
        add("</div>");
    }

    private static String fault(TrialRun run) {
        return run.fault() == FaultKind.NONE ? "" : ", " + run.fault().label();
    }

    /// The day with the worst glucose of a run, minute by minute; none after a patient was lost.
    private static double[] worstDay(TrialRun run) {
        double[] today = new double[Scenario.MINUTES_PER_DAY];
        double[] worst = new double[Scenario.MINUTES_PER_DAY];
        GlucoseTally[] tallies = {new GlucoseTally(), null};
        boolean[] lost = {false};
        PancreasBed.of(run, (minute, world, device) -> {
            int index = (int) ((minute - 1) % Scenario.MINUTES_PER_DAY);
            today[index] = world.glucoseMgPerDl();
            tallies[0].add(today[index]);
            if (index == Scenario.MINUTES_PER_DAY - 1) {
                boolean worse = tallies[1] == null || tallies[0].worseThan(tallies[1]) < 0;
                if (!lost[0] && worse) {
                    tallies[1] = tallies[0];
                    System.arraycopy(today, 0, worst, 0, worst.length);
                }
                lost[0] |= tallies[0].lowestMgPerDl() < 10;
                tallies[0] = new GlucoseTally();
            }
        }).live();
        return worst;
    }

    private void patients() {
        add("<h2>%s</h2><div class=\"wide\"><table>",
                result.patients().size() == result.population().size() ? "All patients"
                        : "The " + result.patients().size() + " who fared worst");
        figuresHead("Patient", "worst run");
        for (TrialResult.PatientResult each : result.patients()) {
            figures(each.patient().name(), "", each.glucose(),
                    "seed " + each.worstRun().seed() + fault(each.worstRun()));
        }
        add("</table></div>");
    }

    private void figuresHead(String first, String last) {
        add("<tr class=\"groups\"><th></th><th></th>"
                + "<th colspan=\"5\" class=\"over\">%% of time, by %s</th>"
                + "<th></th><th></th><th></th>"
                + "<th colspan=\"2\" class=\"over\">%s</th>%s</tr>",
                unit.label(), unit.label(), last.isEmpty() ? "" : "<th></th>");
        add("<tr><th>%s</th><th></th><th>%s&ndash;%s</th><th>&lt; %s</th><th>&lt; %s</th>"
                + "<th>&gt; %s</th><th>&gt; %s</th><th>mean</th><th>CV %%</th><th>GMI %%</th>"
                + "<th>lowest</th><th>highest</th>%s</tr>", first, unit.text(70),
                unit.text(180), unit.text(70), unit.text(54), unit.text(180), unit.text(250),
                last.isEmpty() ? "" : "<th>" + last + "</th>");
    }

    private void figures(String name, String style, GlucoseTally glucose, String last) {
        add("<tr class=\"%s\"><td>%s</td><td class=\"bar\">%s</td>", style, name,
                GlucoseCharts.rangesBar(glucose));
        cell(glucose.inRangePercent(), glucose.inRangePercent() <= 70);
        cell(glucose.below70Percent(), glucose.below70Percent() >= 4);
        cell(glucose.below54Percent(), glucose.below54Percent() >= 1);
        cell(glucose.above180Percent(), glucose.above180Percent() >= 25);
        cell(glucose.above250Percent(), glucose.above250Percent() >= 5);
        add("<td>%s</td>", unit.text(glucose.meanMgPerDl()));
        cell(glucose.variationPercent(), glucose.variationPercent() > 36);
        add("<td>%.1f</td><td>%s</td><td>%s</td>", glucose.managementIndicatorPercent(),
                bounded(glucose.lowestMgPerDl()), bounded(glucose.highestMgPerDl()));
        add(last.isEmpty() ? "</tr>" : "<td>%s</td></tr>", last);
    }

    private void cell(double value, boolean beyond) {
        add(beyond ? "<td class=\"beyond\">%.1f</td>" : "<td>%.1f</td>", value);
    }

    private void events() {
        List<SafetyEvent> violations = result.violations();
        add("<h2>Safety</h2>");
        long broken = result.population().violations();
        add(broken == 0
                ? "<p class=\"fine\">No safety rule was broken in %s.</p>"
                : "<p class=\"broken\">Safety rules were broken: %s.</p>",
                broken == 0 ? format("%,.0f patient-days", patientDays())
                        : count(Math.toIntExact(broken), "event"));
        if (broken + result.population().harms() > result.events().size()) {
            add("<p class=\"note\">Of %,d events the first %,d are listed.</p>",
                    broken + result.population().harms(), result.events().size());
        }
        eventTable(violations, "Rules that the device broke");
        List<SafetyEvent> harms = new ArrayList<>(result.events());
        harms.removeAll(violations);
        eventTable(harms, "What happened to patients");
    }

    /// One row for each rule and patient with the longest of its events, so that it stays legible.
    private void eventTable(List<SafetyEvent> events, String title) {
        if (events.isEmpty()) {
            return;
        }
        Map<String, List<SafetyEvent>> alike = new LinkedHashMap<>();
        for (SafetyEvent each : events) {
            alike.computeIfAbsent(each.rule().ordinal() + each.run().patient().name(),
                    key -> new ArrayList<>()).add(each);
        }
        List<List<SafetyEvent>> rows = new ArrayList<>(alike.values());
        rows.sort((one, other) -> {
            int order = one.getFirst().rule().compareTo(other.getFirst().rule());
            return order != 0 ? order : Integer.compare(other.size(), one.size());
        });
        add("<div class=\"wide\"><table class=\"events\"><tr><th>%s</th><th>Patient</th>"
                + "<th>Times</th><th class=\"left\">Longest</th></tr>", title);
        for (List<SafetyEvent> row : rows.subList(0, Math.min(EVENTS_SHOWN, rows.size()))) {
            SafetyEvent longest = row.getFirst();
            for (SafetyEvent each : row) {
                longest = each.minutes() > longest.minutes() ? each : longest;
            }
            add("<tr class=\"head\"><td><b>%s</b></td><td>%s</td><td>%d</td>"
                    + "<td class=\"left\">%s, %s</td></tr>", longest.rule().meaning(),
                    longest.run().patient().name(), row.size(), longest.when(),
                    longest.detail());
            add("<tr class=\"replay\"><td colspan=\"4\"><code>%s</code></td></tr>",
                    escaped(longest.run().replayCommand()));
        }
        add("</table></div>");
        if (rows.size() > EVENTS_SHOWN) {
            add("<p class=\"note\">%d rows more are in the JSON result.</p>",
                    rows.size() - EVENTS_SHOWN);
        }
    }

    private void method() {
        TrialRequest request = result.request();
        add("<h2>How it was simulated</h2><dl>");
        row("Patients", "UVA/Padova S2008 model of type 1 diabetes, "
                + (result.population().drawn() ? "people drawn from what the thirty published"
                + " virtual patients have in common" : "the thirty published virtual patients")
                + "; glucose is the model's true subcutaneous glucose, each minute."
                + " Nobody eats to treat a low; a patient whose glucose falls to zero stays there"
                + " and is counted so to the end.");
        row("Sensor", "Dexcom error model of Breton and Kovatchev (2008), a reading each 3"
                + " minutes.");
        row("Pump", "Insulet, strokes of 0.05 U; each order passes a gate and gets a receipt.");
        row("Meals", "Scenario " + escaped(request.course().scenario()) + ", eaten at 5 g/min, "
                + request.course().meals() + " to the device.");
        row("Faults", request.course().faults().equals("none") ? "None."
                : "One a day at a random time: " + request.course().faults() + ".");
        row("Device", "The same class that runs at the bedside and in firmware, told each"
                + " patient's clinic settings: basal rate, carbohydrate ratio, correction factor,"
                + " daily insulin, weight.");
        row("Digest", format("%016x: equal on every machine and for any number of workers.",
                result.digest()));
        row("Speed", format("%.0f patient-days for each second of processor time.",
                result.patientDaysPerCpuSecond()));
        add("</dl>");
    }

    private void footer() {
        add("<footer>A simulation is not a patient: this model has no exercise, no illness, no"
                + " counter-regulation and no change of insulin sensitivity within a day, and such"
                + " models are known to be weakest at predicting time below range. Built for"
                + " assessment, not certified. Not for clinical use.</footer>");
    }

    private void row(String name, String text) {
        add("<dt>%s</dt><dd>%s</dd>", name, text);
    }

    private static String count(int number, String word) {
        boolean plural = number != 1 && !word.endsWith("children");
        return number + " " + word + (plural ? "s" : "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    private void add(String form, Object... values) {
        page.append(format(form, values));
    }
}
