package homeostat.trial.organ;

import homeostat.kernel.Check;
import homeostat.kernel.Device;
import homeostat.seed.Stream;
import homeostat.trial.ClosedLoop;
import homeostat.trial.FaultSweep;
import homeostat.trial.Host;
import homeostat.trial.Surroundings;
import homeostat.trial.TrialException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The faults of an organ: the whole menu at every reading of one cycle in each mode, a seeded
/// sample of kinds, times, lengths and sizes beyond, and the hazardous ones in pairs.
///
/// Every case is a fork of one and the same run: until its first fault it must be, bit for bit,
/// what its mode's undisturbed run was, and that is checked. A case is named by what breaks in it,
/// and lived again by that name.
public final class OrganSweep<K extends Kind> {
    /// How many cases of the sample when no number is named.
    public static final int SAMPLES = 300;

    private static final double[] AMOUNTS = {0, 1, 0.25, 0.75, 0.49, 0.51};
    private static final double PAIR_AMOUNT = 0.7;
    private static final String MODE_END = "/";
    private static final double WITHIN_SECONDS = 30;
    private static final double NS_PER_S = 1e9;

    private final Organ<K> organ;
    private final long seed;
    private final SweepPlan<K> plan;
    private final Map<SweepPlan.Way<K>, Undisturbed> prefixes = new HashMap<>();

    /// The sweep of an organ, with what chance decides.
    public OrganSweep(Organ<K> organ, long seed) {
        this.organ = organ;
        this.seed = seed;
        this.plan = organ.sweep();
    }

    /// The cases of `all`, `every`, `pairs`, `sample`, or one by its name.
    ///
    /// @throws TrialException when there is no such case
    public List<FaultSweep.Case> cases(String selection) {
        return switch (selection) {
            case "all" -> {
                List<FaultSweep.Case> all = new ArrayList<>(every());
                all.addAll(sample(SAMPLES));
                all.addAll(pairs());
                yield all;
            }
            case "every" -> every();
            case "pairs" -> pairs();
            case "sample" -> sample(SAMPLES);
            default -> List.of(parsed(selection));
        };
    }

    private List<FaultSweep.Case> every() {
        List<FaultSweep.Case> cases = new ArrayList<>();
        for (SweepPlan.Way<K> way : plan.ways()) {
            for (K kind : plan.menu()) {
                for (int reading = 0; reading < plan.readings(); reading++) {
                    cases.add(one(way, List.of(fault(kind,
                            begin(way) + reading * plan.readingSeconds(),
                            AMOUNTS[reading % AMOUNTS.length]))));
                }
            }
        }
        return cases;
    }

    private List<FaultSweep.Case> pairs() {
        List<FaultSweep.Case> cases = new ArrayList<>();
        for (SweepPlan.Way<K> way : plan.ways()) {
            for (K first : plan.hazardous()) {
                for (K second : plan.hazardous()) {
                    if (first != second) {
                        cases.add(one(way, List.of(fault(first, begin(way), PAIR_AMOUNT),
                                fault(second, begin(way) + plan.secondAfter(), PAIR_AMOUNT))));
                    }
                }
            }
        }
        return cases;
    }

    /// Of all that can be, so many cases.
    public List<FaultSweep.Case> sample(int count) {
        List<FaultSweep.Case> cases = new ArrayList<>();
        Stream stream = Stream.of(seed).split("sweep " + organ.name());
        for (int i = 0; i < count; i++) {
            Stream each = stream.split(i);
            SweepPlan.Way<K> way = each.pick(plan.ways());
            List<Happening<K>> faults = new ArrayList<>();
            int most = each.chance(0.5) ? 2 : 1;
            for (int n = 0; n < most; n++) {
                double at = begin(way) + (plan.seconds() - begin(way)) * 0.7 * each.uniform();
                faults.add(new Happening<>(each.pick(most == 1 ? plan.menu() : plan.hazardous()),
                        rounded(at), rounded(0.2 + 2 * plan.faultSeconds() * each.uniform()),
                        rounded(each.uniform())));
            }
            cases.add(one(way, faults));
        }
        return cases;
    }

    private static double rounded(double value) {
        return Math.rint(value * 100) / 100;
    }

    private Happening<K> fault(K kind, double at, double amount) {
        return new Happening<>(kind, rounded(at), plan.faultSeconds(), amount);
    }

    private FaultSweep.Case one(SweepPlan.Way<K> way, List<Happening<K>> faults) {
        return new Forked<>(this, way, prefix(way), List.copyOf(faults));
    }

    private Undisturbed prefix(SweepPlan.Way<K> way) {
        return prefixes.computeIfAbsent(way, this::undisturbed);
    }

    /// The second at which the undisturbed run is in the mode.
    private double begin(SweepPlan.Way<K> way) {
        return prefix(way).beginNs / NS_PER_S;
    }

    /// `Regulating/flow-silent:32:25:0.5+power-silent:40:25:0.5`: the mode, then what breaks, each
    /// with the second at which it begins, for how many, and how much.
    private FaultSweep.Case parsed(String name) {
        int end = name.indexOf(MODE_END);
        SweepPlan.Way<K> way = plan.ways().stream().filter(each -> end > 0
                && each.name().equals(name.substring(0, end))).findFirst()
                .orElseThrow(() -> new TrialException("no such cases: sweep=" + name
                        + ", expected all, every, pairs, sample or MODE/FAULT:AT:SECONDS:AMOUNT"
                        + " with MODE one of "
                        + String.join(", ", plan.ways().stream().map(SweepPlan.Way::name)
                                .toList())));
        List<Happening<K>> faults = new ArrayList<>();
        for (String part : name.substring(end + 1).split("\\+")) {
            String[] fields = part.split(":");
            if (fields.length != 4 || !Arrays.stream(fields).skip(1)
                    .allMatch(each -> each.matches("[0-9]{1,6}(\\.[0-9]{1,6})?"))) {
                throw new TrialException("not a fault of a sweep: fault=" + part
                        + ", expected FAULT:AT:SECONDS:AMOUNT");
            }
            faults.add(new Happening<>(Kind.named(organ.kinds(), fields[0]),
                    Double.parseDouble(fields[1]), Double.parseDouble(fields[2]),
                    Math.min(1, Double.parseDouble(fields[3]))));
        }
        return one(way, faults);
    }

    private OrganBed<K> bed(SweepPlan.Way<K> way, List<Happening<K>> faults) {
        List<Happening<K>> events = new ArrayList<>(way.events());
        events.addAll(faults);
        return organ.bed(Run.of(organ, way.patient(), seed,
                new Course<>("sweep", plan.seconds(), List.copyOf(events))));
    }

    /// What the device of a mode's undisturbed run had computed at each instant.
    private Undisturbed undisturbed(SweepPlan.Way<K> way) {
        OrganBed<K> bed = bed(way, List.of());
        Undisturbed kept = new Undisturbed(bed.world(), way);
        new ClosedLoop(bed.host(), kept).runUntil(bed.world().endNs());
        if (kept.beginNs < 0) {
            throw new TrialException("the mode was not reached: mode=" + way.mode() + " seed="
                    + seed + ", expected it within " + WITHIN_SECONDS + " s after "
                    + way.from());
        }
        return kept;
    }

    private FaultSweep.Outcome live(Forked<K> one) {
        OrganBed<K> bed = bed(one.way, one.faults);
        double first = one.faults.stream().mapToDouble(Happening::at).min().orElse(0);
        long forkNs = Math.round(first * NS_PER_S) - 1;
        bed.liveUntil(forkNs);
        Check.that(forkNs < 0 || bed.host().device().digest() == one.prefix.at(forkNs),
                "a case is what its mode's run was until its first fault");
        bed.live();
        List<Finding> found = bed.world().findings();
        String broken = found.stream().filter(each -> each.rule().isViolation()).findFirst()
                .map(each -> String.format(Locale.ROOT, "%s at %.2f s, %s", each.rule().label(),
                        each.at(), each.detail())).orElse(null);
        return new FaultSweep.Outcome(broken, !found.isEmpty());
    }

    /// One case.
    private record Forked<K extends Kind>(OrganSweep<K> sweep, SweepPlan.Way<K> way,
            Undisturbed prefix, List<Happening<K>> faults) implements FaultSweep.Case {
        @Override
        public String mode() {
            return way.name();
        }

        @Override
        public String label() {
            return way.name() + MODE_END + String.join("+", faults.stream().map(each ->
                    String.format(Locale.ROOT, "%s:%s:%s:%s", each.kind().label(),
                            number(each.at()), number(each.seconds()), number(each.amount())))
                    .toList());
        }

        private static String number(double value) {
            return value == Math.rint(value) ? Long.toString((long) value)
                    : Double.toString(value);
        }

        @Override
        public String replay() {
            return "./homeostat trial " + sweep.organ.name() + " --seed " + sweep.seed
                    + " --sweep " + label();
        }

        @Override
        public FaultSweep.Outcome live() {
            return sweep.live(this);
        }
    }

    /// A world, what the device had computed by each instant of it, and when it was in the mode.
    private static final class Undisturbed extends WatchedWorld {
        private final SweepPlan.Way<?> way;
        private final TreeMap<Long, Long> digests = new TreeMap<>();
        private long beginNs = -1;

        Undisturbed(Surroundings world, SweepPlan.Way<?> way) {
            super(world);
            this.way = way;
        }

        long at(long nowNs) {
            return digests.floorEntry(nowNs).getValue();
        }

        @Override
        void look(long nowNs, Host host) {
            digests.put(nowNs, host.device().digest());
            double late = nowNs / NS_PER_S - way.from();
            if (beginNs < 0 && late >= 0 && late <= WITHIN_SECONDS) {
                Device device = host.device();
                boolean isIn = device.sheet().modeName(way.cell(),
                        device.modes(way.cell()).publishedCode()).equals(way.mode());
                beginNs = isIn ? nowNs : -1;
            }
        }
    }
}
