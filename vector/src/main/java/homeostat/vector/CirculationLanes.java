package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;

import homeostat.body.BodyException;
import homeostat.body.circulation.BloodPump;
import homeostat.body.circulation.CirculationCoefficients;
import homeostat.body.circulation.Tone;
import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/// As many hearts with their circulations as fit into a vector register, beating together.
///
/// Each is a `Circulation` to the last bit, whoever shares the register with it: its own rate, its
/// own tone, its own pump. So this is only ever a matter of speed, as with [GlucoseLanes].
///
/// Nothing is allocated after construction once the compiler has seen it.
public final class CirculationLanes {
    private static final double SYSTOLE_MS = 546;
    private static final double SYSTOLE_MS_PER_BEAT = 2.1;
    private static final double DRIVER_BEATS_PER_MINUTE = 80;
    private static final double STRETCH_MIN = 0.3;

    private final int people;
    private final BloodPump[] pumps;
    private final Tone[] tones = new Tone[WIDTH];
    private final double[] rows = new double[CirculationRows.SIZE];
    private final CirculationStages equations = new CirculationStages(rows);

    /// Hearts side by side on this processor: two, four or eight.
    public static int width() {
        return WIDTH;
    }

    /// These people without pumps.
    ///
    /// @throws BodyException when there is nobody, or more than [#width]
    public CirculationLanes(List<CirculationCoefficients> people) {
        this(people, List.of());
    }

    /// These people, each with the pump in the same place of `pumps`, or all without.
    ///
    /// @throws BodyException when there is nobody, more than [#width], or not a pump for each
    public CirculationLanes(List<CirculationCoefficients> people, List<? extends BloodPump> pumps) {
        if (people.isEmpty() || people.size() > WIDTH) {
            throw new BodyException("not a row of hearts: people=" + people.size()
                    + ", expected 1 to " + WIDTH);
        }
        if (!pumps.isEmpty() && pumps.size() != people.size()) {
            throw new BodyException("not a pump for each heart: people=" + people.size()
                    + " pumps=" + pumps.size() + ", expected as many or none");
        }
        this.people = people.size();
        this.pumps = new ArrayList<BloodPump>(pumps).toArray(new BloodPump[0]);
        for (int lane = 0; lane < WIDTH; lane++) {
            tones[lane] = lane < this.people ? new Tone() : tones[this.people - 1];
            seat(lane, people.get(Math.min(lane, this.people - 1)));
        }
        feelTones();
        equations.contract(0);
        equations.balance(0);
    }

    private void seat(int lane, CirculationCoefficients person) {
        CirculationCoefficients.Volumes volumes = person.volumes();
        put(lane, CirculationRows.LEFT_VENTRICLE, volumes.leftVentricle(),
                volumes.rightVentricle(), volumes.aorta(), volumes.venaCava(),
                volumes.pulmonaryArtery(), volumes.pulmonaryVein());
        put(lane, CirculationRows.SEPTUM, person.septum().restMl());
        wall(lane, CirculationRows.LEFT, person.leftWall());
        wall(lane, CirculationRows.RIGHT, person.rightWall());
        wall(lane, CirculationRows.BETWEEN, person.septum());
        put(lane, CirculationRows.SACK_LAMBDA, person.pericardium().lambda(),
                person.pericardium().p0(), person.pericardium().restMl());
        CirculationCoefficients.Valves valves = person.valves();
        put(lane, CirculationRows.VALVE_RESISTANCE, valves.mitral().resistance(),
                valves.aortic().resistance(), valves.tricuspid().resistance(),
                valves.pulmonary().resistance());
        put(lane, CirculationRows.VALVE_INERTANCE, valves.mitral().inertance(),
                valves.aortic().inertance(), valves.tricuspid().inertance(),
                valves.pulmonary().inertance());
        put(lane, CirculationRows.E_AORTA, person.vessels().aorta(), person.vessels().venaCava(),
                person.vessels().pulmonaryArtery(), person.vessels().pulmonaryVein());
        put(lane, CirculationRows.SYSTEMIC, person.resistances().systemic(),
                person.resistances().pulmonary());
        put(lane, CirculationRows.DRIVER_WIDTH, person.driver().width(),
                person.driver().peakSeconds());
    }

    private void wall(int lane, int wall, CirculationCoefficients.Wall its) {
        put(lane, CirculationRows.ELASTANCE + wall, its.elastance());
        put(lane, CirculationRows.LAMBDA + wall, its.lambda());
        put(lane, CirculationRows.P0 + wall, its.p0());
        put(lane, CirculationRows.UNSTRESSED_ML + wall, its.unstressedMl());
        put(lane, CirculationRows.REST_ML + wall, its.restMl());
        put(lane, CirculationRows.STRENGTH + wall, 1);
    }

    /// Writes numbers of one person into rows that follow each other.
    private void put(int lane, int firstRow, double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            rows[firstRow + i * WIDTH + lane] = numbers[i];
        }
    }

    /// Takes over what acts on everybody from outside.
    private void feelTones() {
        for (int lane = 0; lane < WIDTH; lane++) {
            Tone tone = tones[lane];
            rows[CirculationRows.PERIOD + lane] = tone.heartPeriodSeconds;
            rows[CirculationRows.STRENGTH + CirculationRows.LEFT + lane] = tone.leftContractility;
            rows[CirculationRows.STRENGTH + CirculationRows.RIGHT + lane] =
                    tone.rightContractility;
            rows[CirculationRows.SYSTEMIC_TONE + lane] = tone.systemicResistance;
            rows[CirculationRows.PULMONIC_TONE + lane] = tone.pulmonaryResistance;
            rows[CirculationRows.POOL + lane] = tone.venousPoolMl;
            rows[CirculationRows.PLEURAL + lane] = tone.pleuralPressureMmHg;
            rows[CirculationRows.INFUSION + lane] = tone.infusionMlPerSecond;
        }
        DoubleVector rate = broadcast(SPECIES, 60)
                .div(fromArray(SPECIES, rows, CirculationRows.PERIOD));
        broadcast(SPECIES, SYSTOLE_MS).sub(rate.mul(SYSTOLE_MS_PER_BEAT))
                .div(SYSTOLE_MS - SYSTOLE_MS_PER_BEAT * DRIVER_BEATS_PER_MINUTE).min(1)
                .max(STRETCH_MIN).intoArray(rows, CirculationRows.STRETCH);
    }

    /// Lives one step; a bit is set for each lane in which a new beat has begun.
    public long step(double seconds) {
        feelTones();
        equations.contract(0);
        slopes(0, CirculationRows.FIRST);
        equations.tryAt(CirculationRows.FIRST, seconds / 2);
        equations.contract(seconds / 2);
        slopes(CirculationRows.TRIAL, CirculationRows.SECOND);
        equations.tryAt(CirculationRows.SECOND, seconds / 2);
        slopes(CirculationRows.TRIAL, CirculationRows.THIRD);
        equations.tryAt(CirculationRows.THIRD, seconds);
        equations.contract(seconds);
        slopes(CirculationRows.TRIAL, CirculationRows.FOURTH);
        equations.move(seconds);
        DoubleVector beat = fromArray(SPECIES, rows, CirculationRows.BEAT_SECONDS).add(seconds);
        DoubleVector period = fromArray(SPECIES, rows, CirculationRows.PERIOD);
        VectorMask<Double> isNewBeat = beat.compare(GE, period);
        beat.blend(beat.sub(period), isNewBeat).intoArray(rows, CirculationRows.BEAT_SECONDS);
        equations.contract(0);
        equations.balance(0);
        return isNewBeat.toLong() & (1L << people) - 1;
    }

    private void slopes(int now, int to) {
        equations.balance(now);
        equations.slopes(now, to);
        for (int lane = 0; lane < pumps.length; lane++) {
            rows[to + CirculationRows.PUMP + lane] = pumps[lane].accelerationMlPerSecond2(
                    rows[CirculationRows.LEFT_MMHG + lane],
                    rows[now + CirculationRows.LEFT_VENTRICLE + lane],
                    rows[CirculationRows.AORTIC_MMHG + lane],
                    rows[now + CirculationRows.PUMP + lane]);
        }
    }

    /// How many people there are.
    public int size() {
        return people;
    }

    /// What acts on one person from outside; to be set between steps.
    public Tone tone(int lane) {
        return tones[lane];
    }

    /// All blood of one person under pressure, mL.
    public double volumeMl(int lane) {
        double sum = 0;
        for (int at = CirculationRows.LEFT_VENTRICLE; at <= CirculationRows.PULMONARY_VEIN;
                at += WIDTH) {
            sum += rows[at + lane];
        }
        return sum;
    }

    public double leftVentricleMl(int lane) {
        return rows[CirculationRows.LEFT_VENTRICLE + lane];
    }

    public double rightVentricleMl(int lane) {
        return rows[CirculationRows.RIGHT_VENTRICLE + lane];
    }

    public double leftVentricleMmHg(int lane) {
        return rows[CirculationRows.LEFT_MMHG + lane];
    }

    public double rightVentricleMmHg(int lane) {
        return rows[CirculationRows.RIGHT_MMHG + lane];
    }

    public double aorticMmHg(int lane) {
        return rows[CirculationRows.AORTIC_MMHG + lane];
    }

    public double venaCavaMmHg(int lane) {
        return rows[CirculationRows.CAVAL_MMHG + lane];
    }

    public double pulmonaryArteryMmHg(int lane) {
        return rows[CirculationRows.ARTERY_MMHG + lane];
    }

    public double pulmonaryVeinMmHg(int lane) {
        return rows[CirculationRows.VEIN_MMHG + lane];
    }

    /// Flow through one person's pump, negative when it runs back; 0 without a pump.
    public double pumpMlPerSecond(int lane) {
        return rows[CirculationRows.PUMP + lane];
    }
}
