package homeostat.signal;

/// A form that beats of this patient have: the running mean of beats that look alike in all leads.
final class BeatForm {
    private static final double LEARNING = 8;
    private static final double SIZE_MIN = 0.02;
    private static final double SIZE_TOLERANCE = 0.3;
    private static final double HEIGHT_MIN = 1e-3;
    private static final int BEGINNING_FROM = 4;
    private static final int BEGINNING_TO = 13;
    private static final int BEGINNING_LAG = 2;

    private final double[] shapes;
    private final double[] befores;
    private final double[] sizes;
    private final double[] heights;
    private final double[] afters;
    private final double[] widths;
    private double count;
    private double earliness = 1;

    BeatForm(int leads) {
        shapes = new double[leads * BeatLead.POINTS];
        befores = new double[leads * BeatLead.BEFORE_POINTS];
        sizes = new double[leads];
        heights = new double[leads];
        afters = new double[leads];
        widths = new double[leads];
    }

    /// The sum of the products of form and beat in that lead.
    double product(BeatLead beat, int lead) {
        return beat.product(shapes, lead * BeatLead.POINTS);
    }

    /// The sum of the squares of the form in that lead.
    double power(int lead) {
        double power = 0;
        int base = lead * BeatLead.POINTS;
        for (int i = 0; i < BeatLead.POINTS; i++) {
            power += shapes[base + i] * shapes[base + i];
        }
        return power;
    }

    /// The root of the mean square of the difference to a beat, in sizes of this form.
    double difference(BeatLead beat, int lead) {
        double sum = 0;
        int base = lead * BeatLead.POINTS;
        for (int i = 0; i < BeatLead.POINTS; i++) {
            double off = shapes[base + i] - beat.shape(i);
            sum += off * off;
        }
        return Math.sqrt(sum / BeatLead.POINTS) / size(lead);
    }

    /// The same for the beginning of the complex alone, in heights of this form, wherever within
    /// 16 ms it fits best. A beat that takes the usual way and is held up in one bundle begins
    /// as usual and ends late; one from the ventricles begins otherwise.
    double differenceAtBeginning(BeatLead beat, int lead) {
        double least = Double.MAX_VALUE;
        int base = lead * BeatLead.POINTS;
        for (int by = -BEGINNING_LAG; by <= BEGINNING_LAG; by++) {
            double sum = 0;
            for (int i = BEGINNING_FROM; i < BEGINNING_TO; i++) {
                double off = shapes[base + i] - beat.shape(i + by);
                sum += off * off;
            }
            least = Math.min(least, sum);
        }
        return Math.sqrt(least / (BEGINNING_TO - BEGINNING_FROM)) / height(lead);
    }

    /// The same for the stretch before the complex, where a P wave would stand.
    double differenceBefore(BeatLead beat, int lead) {
        double sum = 0;
        int base = lead * BeatLead.BEFORE_POINTS;
        for (int i = 0; i < BeatLead.BEFORE_POINTS; i++) {
            double off = befores[base + i] - beat.before(i);
            sum += off * off;
        }
        return Math.sqrt(sum / BeatLead.BEFORE_POINTS) / size(lead);
    }

    /// The greatest change from point to point in that lead, in millivolts.
    double steepness(int lead) {
        double steepness = 0;
        int base = lead * BeatLead.POINTS;
        double previous = shapes[base];
        for (int i = 1; i < BeatLead.POINTS; i++) {
            double value = shapes[base + i];
            steepness = Math.max(steepness, Math.abs(value - previous));
            previous = value;
        }
        return steepness;
    }

    /// How alike two forms are: correlation, less when their sizes differ.
    double likeness(BeatForm other) {
        double product = 0;
        double own = 0;
        double others = 0;
        for (int i = 0; i < shapes.length; i++) {
            product += shapes[i] * other.shapes[i];
            own += shapes[i] * shapes[i];
            others += other.shapes[i] * other.shapes[i];
        }
        double larger = Math.max(own, others);
        double smaller = Math.min(own, others);
        double norm = Math.sqrt(own * others);
        return norm > 0
            ? product / norm * Math.min(1, Math.sqrt(smaller / larger) + SIZE_TOLERANCE) : 0;
    }

    /// Takes in a beat of this form in one lead.
    void learn(BeatLead beat, int lead) {
        double part = 1 / Math.min(LEARNING, count + 1);
        int base = lead * BeatLead.POINTS;
        for (int i = 0; i < BeatLead.POINTS; i++) {
            shapes[base + i] += (beat.shape(i) - shapes[base + i]) * part;
        }
        base = lead * BeatLead.BEFORE_POINTS;
        for (int i = 0; i < BeatLead.BEFORE_POINTS; i++) {
            befores[base + i] += (beat.before(i) - befores[base + i]) * part;
        }
        heights[lead] += (beat.height() - heights[lead]) * part;
        sizes[lead] += (beat.size() - sizes[lead]) * part;
        afters[lead] += (beat.after() - afters[lead]) * part;
        widths[lead] += (beat.width() - widths[lead]) * part;
    }

    /// One more beat of this form, after that many usual intervals.
    void add(double intervals) {
        earliness += (intervals - earliness) / Math.min(LEARNING, count + 1);
        count++;
    }

    /// Takes over the beats of a form that turned out to be the same.
    void absorb(BeatForm other) {
        double both = count + other.count;
        earliness = (earliness * count + other.earliness * other.count) / both;
        count = both;
        other.clear();
    }

    /// Old beats fade, so that an old form makes room.
    void fade(double factor) {
        count *= factor;
    }

    /// Forgets all.
    void clear() {
        count = 0;
        earliness = 1;
    }

    /// Beats of this form, faded.
    double count() {
        return count;
    }

    /// The mean interval before its beats, in usual intervals.
    double earliness() {
        return earliness;
    }

    /// Root of the mean square in that lead, at least what is above noise, in millivolts.
    double size(int lead) {
        return Math.max(SIZE_MIN, sizes[lead]);
    }

    /// From the lowest to the highest point in that lead, in millivolts.
    double height(int lead) {
        return heights[lead] + HEIGHT_MIN;
    }

    /// The level after the complex, in millivolts.
    double after(int lead) {
        return afters[lead];
    }

    /// The width in that lead, in milliseconds.
    double width(int lead) {
        return widths[lead];
    }

    /// The width over all leads, by their sizes.
    double width() {
        double weighted = 0;
        double weights = 0;
        for (int lead = 0; lead < sizes.length; lead++) {
            weighted += sizes[lead] * widths[lead];
            weights += sizes[lead];
        }
        return weights > 0 ? weighted / weights : 0;
    }
}
