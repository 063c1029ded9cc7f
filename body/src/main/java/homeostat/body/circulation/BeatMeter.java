package homeostat.body.circulation;

/// The figures that are read off one beat: extremes, means, stroke volume. Pressures in mmHg,
/// volumes in mL, flows in L/min.
///
/// [#watch] takes the state after every step; when a beat ends the figures of that beat stand in
/// the meter until the next one ends.
public final class BeatMeter {
    private static final double L_PER_MIN = 0.06;

    private final Range aorta = new Range();
    private final Range lungArtery = new Range();
    private final Range leftVentricle = new Range();
    private final Range rightVentricle = new Range();
    private final Range leftVolume = new Range();
    private final Range rightVolume = new Range();
    private final Range venaCava = new Range();
    private final Range lungVein = new Range();
    private final Range valve = new Range();
    private final Range pump = new Range();
    private final Range[] all = {aorta, lungArtery, leftVentricle, rightVentricle, leftVolume,
            rightVolume, venaCava, lungVein, valve, pump};
    private double secondsSoFar;
    private double seconds;

    /// Made before the first step that it watches.
    public BeatMeter() {
    }

    /// Lowest, highest and mean value in a beat.
    public static final class Range {
        private double lowSoFar = Double.POSITIVE_INFINITY;
        private double highSoFar = Double.NEGATIVE_INFINITY;
        private double area;
        private double low = Double.NaN;
        private double high = Double.NaN;
        private double mean = Double.NaN;

        private Range() {
        }

        private void add(double value, double seconds) {
            lowSoFar = Math.min(lowSoFar, value);
            highSoFar = Math.max(highSoFar, value);
            area += value * seconds;
        }

        private void close(double seconds) {
            low = lowSoFar;
            high = highSoFar;
            mean = area / seconds;
            lowSoFar = Double.POSITIVE_INFINITY;
            highSoFar = Double.NEGATIVE_INFINITY;
            area = 0;
        }

        public double low() {
            return low;
        }

        public double high() {
            return high;
        }

        public double mean() {
            return mean;
        }
    }

    /// Takes in the state after a step of `stepSeconds`; `isNewBeat` is what the step returned.
    public void watch(Circulation body, double stepSeconds, boolean isNewBeat) {
        if (isNewBeat) {
            for (Range each : all) {
                each.close(secondsSoFar);
            }
            seconds = secondsSoFar;
            secondsSoFar = 0;
        }
        secondsSoFar += stepSeconds;
        aorta.add(body.aorticMmHg(), stepSeconds);
        lungArtery.add(body.pulmonaryArteryMmHg(), stepSeconds);
        leftVentricle.add(body.leftVentricleMmHg(), stepSeconds);
        rightVentricle.add(body.rightVentricleMmHg(), stepSeconds);
        leftVolume.add(body.leftVentricleMl(), stepSeconds);
        rightVolume.add(body.rightVentricleMl(), stepSeconds);
        venaCava.add(body.venaCavaMmHg(), stepSeconds);
        lungVein.add(body.pulmonaryVeinMmHg(), stepSeconds);
        valve.add(body.aorticMlPerSecond(), stepSeconds);
        pump.add(body.pumpMlPerSecond(), stepSeconds);
    }

    /// Pressure in the aorta.
    public Range aorta() {
        return aorta;
    }

    /// Pressure in the pulmonary artery.
    public Range pulmonaryArtery() {
        return lungArtery;
    }

    /// Pressure in the left ventricle.
    public Range leftVentricle() {
        return leftVentricle;
    }

    /// Pressure in the right ventricle.
    public Range rightVentricle() {
        return rightVentricle;
    }

    /// Volume of the left ventricle.
    public Range leftVolume() {
        return leftVolume;
    }

    /// Volume of the right ventricle.
    public Range rightVolume() {
        return rightVolume;
    }

    /// Pressure in the great veins.
    public Range venaCava() {
        return venaCava;
    }

    /// Pressure in the pulmonary veins.
    public Range pulmonaryVein() {
        return lungVein;
    }

    /// Blood through the aortic valve in the beat, mL.
    public double strokeMl() {
        return valve.mean() * seconds;
    }

    /// Blood into the body, through valve and pump together, L/min.
    public double outputLPerMin() {
        return (valve.mean() + pump.mean()) * L_PER_MIN;
    }

    /// Mean flow through the pump, L/min.
    public double pumpLPerMin() {
        return pump.mean() * L_PER_MIN;
    }

    /// Lowest flow through the pump, negative when it ran back, L/min.
    public double pumpLowLPerMin() {
        return pump.low() * L_PER_MIN;
    }

    /// Share of the filled left ventricle that it emptied.
    public double ejectionFraction() {
        return (leftVolume.high() - leftVolume.low()) / leftVolume.high();
    }
}
