package homeostat.app;

import homeostat.record.EcgAnalysis;
import homeostat.record.Millivolts;
import homeostat.record.RecordReader;
import homeostat.signal.BeatClass;
import homeostat.signal.Rhythm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One page about one electrocardiogram: the summary, and strips on millimetre paper with every
/// beat's class above it, one where the recording begins and one for each kind of episode.
///
/// 25 mm a second and 10 mm a millivolt, as on paper; one file, nothing fetched.
final class EcgPage {
    private static final double STRIP_SECONDS = 10;
    private static final double MM_PER_SECOND = 25;
    private static final double MM_PER_MILLIVOLT = 10;
    private static final double LEAD_MM = 35;
    private static final double TOP_MM = 8;
    private static final int STRIPS_MAX = 12;

    private final Path header;
    private final EcgAnalysis ecg;
    private final StringBuilder page = new StringBuilder();

    private EcgPage(Path header, EcgAnalysis ecg) {
        this.header = header;
        this.ecg = ecg;
    }

    /// The page about the record whose header is `header`.
    static String of(Path header, String name, EcgAnalysis ecg) {
        EcgPage page = new EcgPage(header, ecg);
        page.write(name);
        return page.page.toString();
    }

    private void write(String name) {
        page.append("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>").append(name)
                .append("</title><style>body{font:15px/1.45 system-ui,sans-serif;margin:24px auto;"
                + "max-width:272mm;color:#222}h1{font-size:22px}"
                + "h2{font-size:15px;margin:18px 0 4px}"
                + "pre{font:13px/1.5 ui-monospace,monospace;background:#f6f6f3;padding:12px}"
                + "svg{display:block;border:1px solid #d99}footer{margin:24px 0;color:#777}"
                + ".V{fill:#b00020;font-weight:bold}.S{fill:#7a4b00;font-weight:bold}.N{fill:#555}"
                + "</style><h1>Electrocardiogram ").append(name).append("</h1><pre>")
                .append(EcgText.summary(name, ecg)).append("</pre>");
        for (Strip strip : strips()) {
            draw(strip);
        }
        page.append("<footer>25 mm/s, 10 mm/mV. N normal, S supraventricular, V ventricular; "
                + "found and classed by a program. Not for clinical use.</footer></html>\n");
    }

    private record Strip(String title, double fromSeconds) { }

    private List<Strip> strips() {
        List<Strip> strips = new ArrayList<>();
        strips.add(new Strip("the beginning", 0));
        for (Rhythm rhythm : Rhythm.values()) {
            ecg.episodes().stream().filter(e -> e.rhythm() == rhythm).findFirst().ifPresent(e ->
                    strips.add(new Strip("first " + e.words(),
                            Math.max(0, e.fromSeconds() - 2))));
        }
        for (BeatClass of : List.of(BeatClass.SUPRAVENTRICULAR, BeatClass.VENTRICULAR)) {
            for (int i = 0; i < ecg.beats(); i++) {
                if (ecg.beatClass(i) == of) {
                    strips.add(new Strip("first " + of.name().toLowerCase(Locale.ROOT) + " beat",
                            Math.max(0, ecg.seconds(i) - STRIP_SECONDS / 2)));
                    break;
                }
            }
        }
        return strips.subList(0, Math.min(STRIPS_MAX, strips.size()));
    }

    private void draw(Strip strip) {
        double width = STRIP_SECONDS * MM_PER_SECOND;
        double height = TOP_MM + LEAD_MM * ecg.leads();
        page.append(String.format(Locale.ROOT, "<h2>%s, %s</h2><svg width=\"%.0fmm\" "
                + "height=\"%.0fmm\" viewBox=\"0 0 %.0f %.0f\">", strip.title,
                EcgText.clock(strip.fromSeconds), width, height, width, height));
        grid(width, height, 1, "#f7dcdc", 0.1);
        grid(width, height, 5, "#e9b4b4", 0.2);
        traces(strip);
        for (int i = 0; i < ecg.beats(); i++) {
            double at = ecg.seconds(i) - strip.fromSeconds;
            if (at >= 0 && at < STRIP_SECONDS) {
                char symbol = ecg.beatClass(i).symbol();
                page.append(String.format(Locale.ROOT, "<text class=\"%c\" x=\"%.1f\" y=\"5\" "
                        + "font-size=\"4\" text-anchor=\"middle\">%c</text>", symbol,
                        at * MM_PER_SECOND, symbol));
            }
        }
        page.append("</svg>");
    }

    private void grid(double width, double height, int mm, String colour, double pen) {
        page.append("<path fill=\"none\" stroke=\"").append(colour).append("\" stroke-width=\"")
                .append(pen).append("\" d=\"");
        for (int x = 0; x <= width; x += mm) {
            page.append('M').append(x).append(" 0V").append((int) height);
        }
        for (int y = 0; y <= height; y += mm) {
            page.append("M0 ").append(y).append('H').append((int) width);
        }
        page.append("\"/>");
    }

    private void traces(Strip strip) {
        double[][] leads = read(strip.fromSeconds);
        for (int lead = 0; lead < leads.length; lead++) {
            double[] sorted = leads[lead].clone();
            Arrays.sort(sorted);
            double middle = sorted[sorted.length / 2];
            double baseline = TOP_MM + LEAD_MM * (lead + 0.5);
            page.append("<polyline fill=\"none\" stroke=\"#111\" stroke-width=\"0.3\" points=\"");
            for (int i = 0; i < leads[lead].length; i++) {
                double y = baseline - (leads[lead][i] - middle) * MM_PER_MILLIVOLT;
                page.append(String.format(Locale.ROOT, "%.2f,%.2f ",
                        i * STRIP_SECONDS * MM_PER_SECOND / leads[lead].length, y));
            }
            page.append("\"/>");
        }
    }

    private double[][] read(double fromSeconds) {
        try (RecordReader reader = RecordReader.open(header)) {
            double rate = reader.header().clock().framesPerSecond();
            long from = (long) (fromSeconds * rate);
            int count = (int) Math.min(STRIP_SECONDS * rate, reader.frames() - from);
            int[] frame = new int[reader.header().frameSamples()];
            double[][] leads = new double[ecg.leads()][Math.max(0, count)];
            int perFrame = reader.header().signals().get(0).storage().samplesPerFrame();
            for (long at = 0; at < from + count; at++) {
                reader.read(frame, 1);
                for (int lead = 0; at >= from && lead < leads.length; lead++) {
                    leads[lead][(int) (at - from)] = Millivolts.of(
                            reader.header().signals().get(lead), header.toString())
                            .of(frame[lead * perFrame]);
                }
            }
            return leads;
        }
    }
}
