package homeostat.vector;

import static homeostat.vector.CirculationRows.BETWEEN;
import static homeostat.vector.CirculationRows.LEFT;
import static homeostat.vector.CirculationRows.RIGHT;
import static homeostat.vector.CirculationRows.WALLS;
import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/// The equations of `homeostat.body.circulation.Circulation` for a row of hearts at once: the same
/// operations in the same order, so the same bits. What each line means is said there.
///
/// Every septum is sought until it is found; who has found theirs waits, and what is computed for
/// those who wait is not used. Pumps are not here: each is asked by itself.
final class CirculationStages {
    private static final double SEPTUM_TOLERANCE_ML = 1e-10;
    private static final int SEPTUM_ROUNDS_MAX = 30;

    private final double[] rows;
    private final LaneStage[] contraction;
    private final LaneStage[] beginning;
    private final LaneStage[] round;
    private final LaneStage[] pressures;
    private final LaneStage[] slopes;
    private final LaneStage[] trial;
    private final LaneStage[] move;
    private boolean seeking;

    CirculationStages(double[] rows) {
        this.rows = rows;
        LaneStage exponentials = (now, to, seconds) ->
                LaneExponential.exp(rows, CirculationRows.WALL_EXP, WALLS / WIDTH);
        contraction = new LaneStage[] {this::timeBeat, (now, to, seconds) ->
                LaneExponential.exp(rows, CirculationRows.CONTRACTION, 1), this::stiffen};
        beginning = new LaneStage[] {this::fillSack, (now, to, seconds) ->
                LaneExponential.exp(rows, CirculationRows.SACK_EXP, 1)};
        round = new LaneStage[] {this::stretch, exponentials, this::press, this::moveSeptum};
        pressures = new LaneStage[] {this::pressHearts, this::pressVessels};
        slopes = new LaneStage[] {this::flow, this::openValves};
        trial = new LaneStage[] {this::tryAt};
        move = new LaneStage[] {this::moveAll, this::shutValves};
    }

    private DoubleVector row(int at) {
        return fromArray(SPECIES, rows, at);
    }

    private static void run(LaneStage[] stages, int now, int to, double seconds) {
        for (LaneStage stage : stages) {
            stage.run(now, to, seconds);
        }
    }

    /// Contracts the hearts as they are `later` seconds after the time of their beats.
    void contract(double later) {
        run(contraction, 0, 0, later);
    }

    /// Finds the septums and from them all pressures of the states at `now`.
    void balance(int now) {
        run(beginning, now, 0, 0);
        seeking = true;
        for (int i = 0; seeking && i < SEPTUM_ROUNDS_MAX; i++) {
            run(round, now, 0, 0);
        }
        run(pressures, now, 0, 0);
    }

    /// Writes the slopes of the states at `now` to `to`, all but that of the pumps.
    void slopes(int now, int to) {
        run(slopes, now, to, 0);
    }

    /// Writes the trial states that lie `seconds` along the slopes at `to`.
    void tryAt(int to, double seconds) {
        run(trial, 0, to, seconds);
    }

    /// Moves the states on by `seconds` along all four slopes and shuts valves that ran back.
    void move(double seconds) {
        run(move, 0, 0, seconds);
    }

    private void timeBeat(int now, int to, double later) {
        DoubleVector off = row(CirculationRows.BEAT_SECONDS).add(later)
                .div(row(CirculationRows.STRETCH)).sub(row(CirculationRows.DRIVER_PEAK));
        row(CirculationRows.DRIVER_WIDTH).neg().mul(off).mul(off)
                .intoArray(rows, CirculationRows.CONTRACTION);
    }

    /// Elastances and pressure scales of the walls at the present share of contraction.
    private void stiffen(int now, int to, double seconds) {
        DoubleVector contracted = row(CirculationRows.CONTRACTION);
        DoubleVector rest = broadcast(SPECIES, 1).sub(contracted);
        for (int wall = 0; wall < WALLS; wall += WIDTH) {
            DoubleVector elastance = row(CirculationRows.ELASTANCE + wall)
                    .mul(row(CirculationRows.STRENGTH + wall));
            elastance.intoArray(rows, CirculationRows.WALL_SLOPE + wall);
            contracted.mul(elastance).intoArray(rows, CirculationRows.STIFFNESS + wall);
            rest.mul(row(CirculationRows.P0 + wall)).intoArray(rows, CirculationRows.SCALE + wall);
        }
        contracted.mul(row(CirculationRows.WALL_SLOPE + BETWEEN)
                .add(row(CirculationRows.WALL_SLOPE + LEFT))
                .add(row(CirculationRows.WALL_SLOPE + RIGHT)))
                .intoArray(rows, CirculationRows.STIFFNESS_SUM);
    }

    private void fillSack(int now, int to, double seconds) {
        DoubleVector both = row(now + CirculationRows.LEFT_VENTRICLE)
                .add(row(now + CirculationRows.RIGHT_VENTRICLE));
        row(CirculationRows.SACK_LAMBDA).mul(both.sub(row(CirculationRows.SACK_REST_ML)))
                .intoArray(rows, CirculationRows.SACK_EXP);
        broadcast(SPECIES, 1).intoArray(rows, CirculationRows.SEEKING);
    }

    /// Volumes before the walls, and what the exponentials of relaxed walls are taken of.
    private void stretch(int now, int to, double seconds) {
        DoubleVector septum = row(CirculationRows.SEPTUM);
        row(now + CirculationRows.LEFT_VENTRICLE).sub(septum)
                .intoArray(rows, CirculationRows.WALL_ML + LEFT);
        row(now + CirculationRows.RIGHT_VENTRICLE).add(septum)
                .intoArray(rows, CirculationRows.WALL_ML + RIGHT);
        septum.intoArray(rows, CirculationRows.WALL_ML + BETWEEN);
        for (int wall = 0; wall < WALLS; wall += WIDTH) {
            row(CirculationRows.LAMBDA + wall).mul(row(CirculationRows.WALL_ML + wall)
                    .sub(row(CirculationRows.REST_ML + wall)))
                    .intoArray(rows, CirculationRows.WALL_EXP + wall);
        }
    }

    /// Pressures across the walls, and how fast they change with volume where relaxed.
    private void press(int now, int to, double seconds) {
        for (int wall = 0; wall < WALLS; wall += WIDTH) {
            DoubleVector scale = row(CirculationRows.SCALE + wall);
            DoubleVector relaxed = scale.mul(row(CirculationRows.WALL_EXP + wall));
            row(CirculationRows.STIFFNESS + wall).mul(row(CirculationRows.WALL_ML + wall)
                    .sub(row(CirculationRows.UNSTRESSED_ML + wall))).add(relaxed).sub(scale)
                    .intoArray(rows, CirculationRows.WALL_MMHG + wall);
            row(CirculationRows.LAMBDA + wall).mul(relaxed)
                    .intoArray(rows, CirculationRows.WALL_SLOPE + wall);
        }
    }

    /// One round of Newton's method for those who still seek.
    private void moveSeptum(int now, int to, double seconds) {
        DoubleVector left = row(CirculationRows.WALL_MMHG + LEFT);
        DoubleVector right = row(CirculationRows.WALL_MMHG + RIGHT);
        DoubleVector slope = row(CirculationRows.STIFFNESS_SUM)
                .add(row(CirculationRows.WALL_SLOPE + BETWEEN))
                .add(row(CirculationRows.WALL_SLOPE + LEFT))
                .add(row(CirculationRows.WALL_SLOPE + RIGHT));
        DoubleVector move = left.sub(right).sub(row(CirculationRows.WALL_MMHG + BETWEEN))
                .div(slope);
        VectorMask<Double> mine = row(CirculationRows.SEEKING).compare(GT, 0.0);
        DoubleVector septum = row(CirculationRows.SEPTUM);
        septum.blend(septum.add(move), mine).intoArray(rows, CirculationRows.SEPTUM);
        row(CirculationRows.LEFT_MMHG).blend(left, mine)
                .intoArray(rows, CirculationRows.LEFT_MMHG);
        row(CirculationRows.RIGHT_MMHG).blend(right, mine)
                .intoArray(rows, CirculationRows.RIGHT_MMHG);
        VectorMask<Double> still = move.abs().compare(GE, SEPTUM_TOLERANCE_ML).and(mine);
        DoubleVector.zero(SPECIES).blend(1.0, still).intoArray(rows, CirculationRows.SEEKING);
        seeking = still.anyTrue();
    }

    private void pressHearts(int now, int to, double seconds) {
        DoubleVector sack = row(CirculationRows.PLEURAL).add(row(CirculationRows.SACK_P0)
                .mul(row(CirculationRows.SACK_EXP).sub(1)));
        row(CirculationRows.LEFT_MMHG).add(sack).intoArray(rows, CirculationRows.LEFT_MMHG);
        row(CirculationRows.RIGHT_MMHG).add(sack).intoArray(rows, CirculationRows.RIGHT_MMHG);
    }

    private void pressVessels(int now, int to, double seconds) {
        DoubleVector pleural = row(CirculationRows.PLEURAL);
        row(CirculationRows.E_AORTA).mul(row(now + CirculationRows.AORTA))
                .intoArray(rows, CirculationRows.AORTIC_MMHG);
        row(CirculationRows.E_CAVA)
                .mul(row(now + CirculationRows.VENA_CAVA).sub(row(CirculationRows.POOL)))
                .intoArray(rows, CirculationRows.CAVAL_MMHG);
        row(CirculationRows.E_ARTERY).mul(row(now + CirculationRows.PULMONARY_ARTERY))
                .add(pleural).intoArray(rows, CirculationRows.ARTERY_MMHG);
        row(CirculationRows.E_VEIN).mul(row(now + CirculationRows.PULMONARY_VEIN))
                .add(pleural).intoArray(rows, CirculationRows.VEIN_MMHG);
    }

    private void flow(int now, int to, double seconds) {
        DoubleVector mitral = forwards(now + CirculationRows.MITRAL);
        DoubleVector aortic = forwards(now + CirculationRows.AORTIC);
        DoubleVector tricuspid = forwards(now + CirculationRows.TRICUSPID);
        DoubleVector pulmonary = forwards(now + CirculationRows.PULMONARY);
        DoubleVector pumped = row(now + CirculationRows.PUMP);
        DoubleVector systemic = row(CirculationRows.AORTIC_MMHG)
                .sub(row(CirculationRows.CAVAL_MMHG))
                .div(row(CirculationRows.SYSTEMIC).mul(row(CirculationRows.SYSTEMIC_TONE)));
        DoubleVector lung = row(CirculationRows.ARTERY_MMHG).sub(row(CirculationRows.VEIN_MMHG))
                .div(row(CirculationRows.PULMONIC).mul(row(CirculationRows.PULMONIC_TONE)));
        mitral.sub(aortic).sub(pumped).intoArray(rows, to + CirculationRows.LEFT_VENTRICLE);
        tricuspid.sub(pulmonary).intoArray(rows, to + CirculationRows.RIGHT_VENTRICLE);
        aortic.add(pumped).sub(systemic).intoArray(rows, to + CirculationRows.AORTA);
        systemic.sub(tricuspid).add(row(CirculationRows.INFUSION))
                .intoArray(rows, to + CirculationRows.VENA_CAVA);
        pulmonary.sub(lung).intoArray(rows, to + CirculationRows.PULMONARY_ARTERY);
        lung.sub(mitral).intoArray(rows, to + CirculationRows.PULMONARY_VEIN);
    }

    /// A valve's flow without what would run back.
    private DoubleVector forwards(int at) {
        DoubleVector flow = row(at);
        return flow.blend(0.0, flow.compare(LE, 0.0));
    }

    private void openValves(int now, int to, double seconds) {
        for (int valve = 0; valve < 4; valve++) {
            int at = valve * WIDTH;
            int before = CirculationRows.VEIN_MMHG + at + valve / 2 * WIDTH;
            DoubleVector flow = row(now + CirculationRows.MITRAL + at);
            DoubleVector head = row(before).sub(row(before + WIDTH));
            VectorMask<Double> shut = flow.compare(LE, 0.0).and(head.compare(LE, 0.0));
            head.sub(row(CirculationRows.VALVE_RESISTANCE + at).mul(flow))
                    .div(row(CirculationRows.VALVE_INERTANCE + at)).blend(0.0, shut)
                    .intoArray(rows, to + CirculationRows.MITRAL + at);
        }
    }

    private void tryAt(int now, int to, double seconds) {
        for (int at = 0; at < CirculationRows.STATES; at += WIDTH) {
            row(at).add(row(to + at).mul(seconds)).intoArray(rows, CirculationRows.TRIAL + at);
        }
    }

    private void moveAll(int now, int to, double seconds) {
        for (int at = 0; at < CirculationRows.STATES; at += WIDTH) {
            DoubleVector middle = row(CirculationRows.SECOND + at)
                    .add(row(CirculationRows.THIRD + at)).mul(2);
            row(at).add(row(CirculationRows.FIRST + at).add(middle)
                    .add(row(CirculationRows.FOURTH + at)).mul(seconds / 6)).intoArray(rows, at);
        }
    }

    private void shutValves(int now, int to, double seconds) {
        for (int at = CirculationRows.MITRAL; at <= CirculationRows.PULMONARY; at += WIDTH) {
            forwards(at).intoArray(rows, at);
        }
    }
}
