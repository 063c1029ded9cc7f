package homeostat.trial.eeg;

import homeostat.kernel.Elementary;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;

/// The electroencephalogram of a head that does not exist, sample by sample, from a seed.
///
/// Long recordings with seizures cannot be shipped, and false alarms per day cannot be counted in
/// ten seconds. This is what stands in: a background whose power falls with frequency, with an
/// alpha rhythm behind while awake, and theta, spindles and delta waves while asleep (hour and a
/// half by hour and a half); blinks; and the events of an [EegScript]. It is *synthetic*: a figure
/// from it says that a detector does what it should on such waves, not how well it does on people.
///
/// A seizure begins over its focus as a sharp rhythm of 7 to 9 Hz, builds up within ten seconds to
/// some 100 microvolts, slows to about 3 Hz, spreads to the other leads, and leaves slow waves
/// behind for a minute.
///
/// Own, from what textbooks show: E. Niedermeyer, F. Lopes da Silva, "Electroencephalography", 5th
/// edition (2005).
public final class SyntheticEeg {
    private static final double SLEEP_CYCLE_SECONDS = 5400;
    private static final double MAINS_HZ = 50;
    private static final double POSTICTAL_SECONDS = 60;

    private final double samplesPerSecond;
    private final EegScript script;
    private final Lead[] leads;
    private final Stream head;
    private final List<EegEvent> happening = new ArrayList<>();
    private final Resonator[] alpha;
    private final Resonator[] delta;
    private int nextEvent;
    private long sample;
    private double sleep;
    private double blink;
    private double blinkWait;

    /// A head of `leads` leads that lie, in turn, over the left, the right, the left ... half.
    public SyntheticEeg(Stream stream, double samplesPerSecond, int leads, EegScript script) {
        this.samplesPerSecond = samplesPerSecond;
        this.script = script;
        this.leads = new Lead[leads];
        for (int i = 0; i < leads; i++) {
            this.leads[i] = new Lead(stream.split("lead").split(i), i, leads, samplesPerSecond);
        }
        head = stream.split("head");
        alpha = new Resonator[] {new Resonator(9.8, 1.2, samplesPerSecond),
            new Resonator(10.1, 1.2, samplesPerSecond)};
        delta = new Resonator[] {new Resonator(1.4, 1, samplesPerSecond),
            new Resonator(1.4, 1, samplesPerSecond)};
        blinkWait = 4;
    }

    /// Writes the next sample of each lead, microvolts, into `microvolts` (NaN: no sample); false
    /// when the script is over.
    public boolean next(double[] microvolts) {
        double seconds = sample / samplesPerSecond;
        if (seconds >= script.hours() * 3600) {
            return false;
        }
        List<EegEvent> all = script.events();
        while (nextEvent < all.size() && all.get(nextEvent).startSeconds() <= seconds) {
            happening.add(all.get(nextEvent++));
        }
        if (sample % 64 == 0) {
            happening.removeIf(one -> seconds >= one.endSeconds() + tail(one.kind()));
            double phase = 2 * Math.PI * seconds / SLEEP_CYCLE_SECONDS;
            sleep = Math.max(0, Math.min(1, 0.5 - 1.2 * Elementary.cos(phase)));
        }
        for (int half = 0; half < 2; half++) {
            alpha[half].step(noise(head));
            delta[half].step(noise(head));
        }
        blink(seconds);
        for (int i = 0; i < leads.length; i++) {
            microvolts[i] = leads[i].background(this) + events(seconds, i);
        }
        sample++;
        return true;
    }

    private static double tail(EegEvent.Kind kind) {
        return kind == EegEvent.Kind.SEIZURE ? POSTICTAL_SECONDS : 0;
    }

    private void blink(double seconds) {
        blinkWait -= 1 / samplesPerSecond;
        if (blinkWait < 0 && sleep < 0.3) {
            blink = 1;
            blinkWait = head.uniform(2, 9);
        }
        blink *= 1 - 6 / samplesPerSecond;
    }

    private double events(double seconds, int lead) {
        double sum = 0;
        for (int e = 0; e < happening.size(); e++) {
            EegEvent event = happening.get(e);
            if (seconds < event.endSeconds() + tail(event.kind())) {
                sum += leads[lead].event(event, seconds - event.startSeconds());
            }
        }
        return sum;
    }

    /// Nearly normal, mean 0 and deviation 1, from one draw: four sixteen-bit numbers summed.
    private static double noise(Stream stream) {
        long bits = stream.nextLong();
        long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff)
            + (bits >>> 48);
        return (sum - 131070.0) * (1.7320508 / 65536);
    }

    /// A rhythm that comes and goes: noise through two poles; deviation about 1.
    private static final class Resonator {
        private final double first;
        private final double second;
        private final double gain;
        private double last;
        private double before;

        Resonator(double hertz, double widthHz, double samplesPerSecond) {
            double radius = Elementary.exp(-Math.PI * widthHz / samplesPerSecond);
            first = 2 * radius * Elementary.cos(2 * Math.PI * hertz / samplesPerSecond);
            second = -radius * radius;
            // The variance of an autoregression of second order driven by white noise.
            gain = Math.sqrt((1 + second) * ((1 - second) * (1 - second) - first * first)
                / (1 - second));
        }

        double step(double input) {
            double output = gain * input + first * last + second * before;
            before = last;
            last = output;
            return output;
        }
    }

    /// One lead: its own noise, its place, and what events do to it.
    private static final class Lead {
        private final Stream stream;
        private final int index;
        private final int half;
        private final double front;
        private final double samplesPerSecond;
        private final int count;
        private final double[] slow = new double[5];
        private final double[] keep = new double[5];
        private final double[] renew = new double[5];
        private final Resonator theta;
        private final Resonator spindle;
        private final Resonator swing;
        private double phase;
        private double muscleBefore;
        private double pop;

        Lead(Stream stream, int index, int count, double samplesPerSecond) {
            this.stream = stream;
            this.index = index;
            this.count = count;
            this.samplesPerSecond = samplesPerSecond;
            half = index % 2;
            front = count == 1 ? 0.5 : 1 - (double) index / (count - 1);
            theta = new Resonator(5.5, 2, samplesPerSecond);
            spindle = new Resonator(13, 1, samplesPerSecond);
            swing = new Resonator(0.9, 0.8, samplesPerSecond);
            for (int i = 0; i < keep.length; i++) {
                keep[i] = Elementary.exp(-2 * Math.PI * 0.3 * (1 << 2 * i) / samplesPerSecond);
                renew[i] = Math.sqrt(1 - keep[i] * keep[i]);
            }
        }

        double background(SyntheticEeg head) {
            double sum = 0;
            for (int i = 0; i < slow.length; i++) {
                slow[i] = keep[i] * slow[i] + renew[i] * noise(stream);
                sum += slow[i];
            }
            double asleep = head.sleep;
            double awake = 1 - asleep;
            double rhythm = 14 * awake * (1 - front) * head.alpha[half].last
                + asleep * (26 * head.delta[half].last + 7 * theta.step(noise(stream))
                    + 5 * spindle.step(noise(stream)) * (head.delta[half].last > 0.8 ? 1 : 0.2));
            return 5.5 * (1 + 0.5 * asleep) * sum + rhythm + 90 * head.blink * front * front;
        }

        double event(EegEvent event, double seconds) {
            return switch (event.kind()) {
                case SEIZURE -> seizure(event, seconds);
                case MUSCLE -> muscle() * near(event, 3) * 35;
                case CHEWING -> {
                    double jaw = Elementary.sin(2 * Math.PI * 1.4 * seconds);
                    yield Math.max(0, jaw) * muscle() * near(event, 4) * 50
                        + 30 * jaw * near(event, 4);
                }
                case MOVEMENT -> 250 * swing.step(noise(stream)) * ends(event, seconds);
                case POP -> event.focus() == index ? pop(event, seconds) : 0;
                case OFF -> event.focus() == index
                    ? 60 * Elementary.sin(2 * Math.PI * MAINS_HZ * seconds) : 0;
                case GAP -> Double.NaN;
            };
        }

        private double near(EegEvent event, double reach) {
            double away = Math.abs(event.focus() - index) * 8.0 / count / reach;
            return Elementary.exp(-away * away);
        }

        private static double ends(EegEvent event, double seconds) {
            return Math.min(1, 2 * Math.min(seconds, event.durationSeconds() - seconds));
        }

        private double muscle() {
            double white = noise(stream);
            double fast = white - muscleBefore;
            muscleBefore = white;
            return fast;
        }

        private double pop(EegEvent event, double seconds) {
            return 300 * Elementary.exp(-4 * seconds / event.durationSeconds());
        }

        private double seizure(EegEvent event, double seconds) {
            double length = event.durationSeconds();
            if (seconds >= length) {
                double left = 1 - (seconds - length) / POSTICTAL_SECONDS;
                return 25 * swing.step(noise(stream)) * left;
            }
            double part = seconds / length;
            double hertz = 8 - 5 * part + 0.3 * Elementary.sin(seconds);
            phase += hertz / samplesPerSecond;
            phase -= Math.floor(phase);
            double reach = 1.2 + 12 * Math.max(0, part - 0.1);
            double build = Math.min(1, seconds / 10) * Math.min(1, (length - seconds) / 3);
            double sharp = Elementary.sin(2 * Math.PI * phase)
                + 0.45 * Elementary.sin(4 * Math.PI * phase + 0.6)
                + 0.2 * Elementary.sin(6 * Math.PI * phase + 1.1);
            return (40 + 60 * part) * build * sharp * near(event, reach);
        }
    }
}
