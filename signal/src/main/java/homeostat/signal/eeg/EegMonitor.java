package homeostat.signal.eeg;

import homeostat.kernel.Check;

/// Quantitative electroencephalography of a whole head, one sample of every lead at a time.
///
/// ```java
/// EegMonitor monitor = new EegMonitor(256, 50, 3000, sides);
/// if (monitor.step(microvolts)) {          // once a second
///     monitor.lead(3).spectral().edgeHz();
/// }
/// ```
///
/// Each lead is filtered and followed ([EegLead]); when a second is over, each is analysed over
/// the last two ([EegSpectrum], one for all), and what takes the whole head is put together: the
/// mean spectrum of either half and how far the halves differ. Memory is fixed when the monitor is
/// made, about 14 kB a lead at 256 Hz; a step allocates nothing; the same samples give the same
/// bits however they arrive. Missing samples are NaN: time goes on, and the lead says that it is
/// not good.
///
/// The step that ends a second does the work of all spectra, some 2 us a lead where others take
/// 20 ns: whoever schedules it to a deadline counts with that one.
public final class EegMonitor {
    /// The lowest sampling frequency, in Hz: twice the band, and a little.
    public static final double SAMPLES_PER_SECOND_MIN = 100;
    /// The highest sampling frequency, in Hz.
    public static final double SAMPLES_PER_SECOND_MAX = 8192;
    /// The highest number of leads.
    public static final int LEADS_MAX = 256;

    private final double samplesPerSecond;
    private final int second;
    private final EegLead[] leads;
    private final EegSpectrum spectrum;
    private final Symmetry symmetry;
    private final SeizureDetector seizure;
    private int count;
    private long seconds;

    /// A monitor of `sides.length` leads that tells on which side each lies.
    ///
    /// `mainsHz` is 50, 60, or 0 for no notch; what is `railMicrovolts` or more is the amplifier's
    /// rail.
    public EegMonitor(double samplesPerSecond, double mainsHz, double railMicrovolts,
            Side[] sides) {
        Check.that(samplesPerSecond >= SAMPLES_PER_SECOND_MIN
            && samplesPerSecond <= SAMPLES_PER_SECOND_MAX, "EEG monitor: sampling frequency");
        Check.that(sides.length >= 1 && sides.length <= LEADS_MAX, "EEG monitor: leads");
        Check.that(railMicrovolts > 0, "EEG monitor: rail");
        this.samplesPerSecond = samplesPerSecond;
        second = (int) Math.rint(samplesPerSecond);
        leads = new EegLead[sides.length];
        for (int i = 0; i < leads.length; i++) {
            leads[i] = new EegLead(samplesPerSecond, mainsHz, railMicrovolts);
        }
        spectrum = new EegSpectrum(EegSpectrum.WINDOW_SECONDS * second, samplesPerSecond,
            EegLead.HIGH_HZ);
        symmetry = new Symmetry(sides, spectrum);
        seizure = new SeizureDetector(leads.length);
    }

    /// Takes one sample of each lead, in microvolts; true when a second is over and figures for it
    /// are ready.
    public boolean step(double[] microvolts) {
        for (int i = 0; i < leads.length; i++) {
            leads[i].step(microvolts[i]);
        }
        count++;
        if (count < second) {
            return false;
        }
        count = 0;
        endSecond();
        return true;
    }

    private void endSecond() {
        seconds++;
        symmetry.begin();
        seizure.beginSecond();
        for (int i = 0; i < leads.length; i++) {
            leads[i].endSecond(samplesPerSecond, spectrum);
            if (leads[i].good()) {
                symmetry.add(i, spectrum);
            }
            seizure.add(i, leads[i]);
        }
        symmetry.end();
        seizure.endSecond(seconds);
    }

    /// How many leads there are.
    public int leads() {
        return leads.length;
    }

    /// One lead, counted from 0.
    public EegLead lead(int index) {
        return leads[index];
    }

    /// The two halves of the head.
    public Symmetry symmetry() {
        return symmetry;
    }

    /// The seizure detector.
    public SeizureDetector seizure() {
        return seizure;
    }

    /// How many seconds are over.
    public long seconds() {
        return seconds;
    }
}
