package homeostat.kernel;

/// An assembled device: what the three hosts run, and all they see of it.
///
/// A host (the trial's virtual world, the bedside on the wall clock, the firmware's main loop) does
/// three things in turn: it *offers* what came in, *advances* the device to the present, and
/// looks at what was published. It decides nothing else. Whatever order the host calls in within
/// one instant, and however often, the device computes the same.
///
/// The entry points take port numbers from the [Sheet] and primitives in base units, because the
/// same calls come from a C main loop; typed access stands beside them for hosts in Java.
public final class Device {
    /// The most instants that one [#advance] does: a minute and a half of 360 samples a second.
    public static final int INSTANTS_MAX = 1 << 16;

    private final Sheet sheet;
    private final Duty[] duties;
    private final Link<?>[] links;
    private final In<?>[] inputs;
    private final Inbox<?>[] inboxes;
    private final Receipts<?>[] receipts;
    private final Out<?>[] outputs;
    private final OrderPort<?>[] orders;
    private final Alarm[] alarms;
    private final ModeCell<?>[] modes;
    private final Journal[] journals;
    private final Prescription prescription;
    private final DeviceMemory memory;
    private long presentNs;
    private long digest = Digest.start();

    Device(Assembly assembly, Duty[] duties) {
        this.duties = duties;
        this.links = assembly.links();
        this.inputs = assembly.inputs.toArray(new In<?>[0]);
        this.inboxes = assembly.inboxes.toArray(new Inbox<?>[0]);
        this.receipts = assembly.receipts.toArray(new Receipts<?>[0]);
        this.outputs = assembly.outputs.toArray(new Out<?>[0]);
        this.orders = assembly.orders.toArray(new OrderPort<?>[0]);
        this.alarms = assembly.alarms.toArray(new Alarm[0]);
        this.modes = assembly.modes.toArray(new ModeCell<?>[0]);
        this.journals = assembly.journals.toArray(new Journal[0]);
        this.prescription = assembly.prescription();
        this.sheet = assembly.sheet();
        this.memory = new DeviceMemory(prescription, orders, duties, sheet.device());
    }

    // What a host calls; all of it is translated to C.

    /// The words that survive a reset, because the host keeps them: battery-backed RAM or a file.
    /// It fills them before [#resume], and keeps what they have become after each [#advance] and
    /// [#confirm], before any order leaves for its actuator.
    public long[] memory() {
        return memory.words();
    }

    /// One word of the memory, for a host that has no array.
    public long remembered(int word) {
        return memory.words()[Check.index(word, memory.words().length)];
    }

    /// Fills one word of the memory, before [#resume].
    public void remember(int word, long bits) {
        memory.words()[Check.index(word, memory.words().length)] = bits;
    }

    /// Starts on a patient for whom somebody vouches that nothing given before still acts, and
    /// keeps the memory from now on. Called once, before the first [#advance].
    public void begin() {
        memory.begin();
    }

    /// Takes up what the memory holds, after a reset, and keeps it from now on. Called once, before
    /// the first [#advance], at which the clock starts anew.
    ///
    /// False means that something could not be read and the dangerous value is assumed in its
    /// place; if it was the prescription, nothing is ordered until it is confirmed again.
    public boolean resume() {
        return memory.resume();
    }

    /// Numbers the next order of port `port` higher than `sequence`: what the [Gate] of an actuator
    /// that was not reset has seen last. Only after [#resume] was false need a host say so.
    public void continueAfter(int port, long sequence) {
        orders[Check.index(port, orders.length)].continueAfter(sequence);
    }

    /// Offers a reading, in the base unit of input `input`.
    public void offer(int input, double base, int qualityCode, long atNs) {
        inputs[Check.index(input, inputs.length)].offer(base, Quality.of(qualityCode), atNs);
    }

    /// Posts an event; false when inbox `inbox` refuses it: the person must be told.
    public boolean post(int inbox, double base, long atNs) {
        return inboxes[Check.index(inbox, inboxes.length)].post(base, atNs);
    }

    /// Hands in what an actuator said of order `sequence`; false when there was no room.
    public boolean settle(
            int port, long sequence, int outcomeCode, double deliveredBase, long atNs) {
        return receipts[Check.index(port, receipts.length)]
                .settle(sequence, Outcome.of(outcomeCode), deliveredBase, atNs);
    }

    /// A person answers alarm `alarm`.
    public void acknowledge(int alarm) {
        alarms[Check.index(alarm, alarms.length)].acknowledge();
    }

    /// Stages a parameter of the prescription; false and no change outside its range.
    public boolean stage(int parameter, double base) {
        return prescription.stage(parameter, base);
    }

    /// Puts all staged parameters in force.
    public void confirm() {
        prescription.confirm();
        memory.save(presentNs);
    }

    /// Does everything that is due up to and at `nowNs`, in the order in which it is due.
    ///
    /// At one instant publications come before releases, so that what appears at an instant is
    /// seen by who reads at it; among releases the shorter period goes first. One call does at most
    /// [#INSTANTS_MAX] instants, so that it ends: a host further behind than that calls again until
    /// [#nextEventNs] lies ahead.
    public void advance(long nowNs) {
        for (int done = 0; done < INSTANTS_MAX && nextEventNs() <= nowNs; done++) {
            long instantNs = nextEventNs();
            presentNs = instantNs;
            publishAt(instantNs);
            releaseAt(instantNs);
        }
    }

    // The same in pieces, for a host whose tasks preempt one another.

    /// What [#advance] does at the next instant, without the steps: what is due appears on its
    /// ports, and the tasks that are released read theirs. Each of those is then [#step]ped by its
    /// [#dueNs]. A host calls this with everything but the steps shut out, and never past the
    /// instant by which a step that is not done was due.
    public void exchange() {
        presentNs = nextEventNs();
        publishAt(presentNs);
        for (int i = 0; i < duties.length; i++) {
            if (duties[i].isReleasedAt(presentNs)) {
                duties[i].latch();
            }
        }
    }

    /// The instant by which the step of task `task` must be done; [Long#MAX_VALUE] when it is.
    public long dueNs(int task) {
        return duties[Check.index(task, duties.length)].dueNs();
    }

    /// Does the step of task `task`, if there is one to do. It may be interrupted anywhere, by
    /// [#exchange] and by the step of a task of shorter period. Tasks are numbered by period, the
    /// shortest first.
    public void step(int task) {
        duties[Check.index(task, duties.length)].step();
    }

    /// The next instant at which there is something to do.
    public long nextEventNs() {
        long earliestNs = Long.MAX_VALUE;
        for (int i = 0; i < duties.length; i++) {
            earliestNs = Math.min(earliestNs, duties[i].nextEventNs());
        }
        return earliestNs;
    }

    /// Every output published so far, folded into one word: equal words, equal runs.
    public long digest() {
        return digest;
    }

    /// The number of output `output` in its base unit.
    public double outputBase(int output) {
        return output(output).base;
    }

    /// The code of the quality of output `output`; see [Quality].
    public int outputQuality(int output) {
        return output(output).quality().code();
    }

    /// The instant that output `output` belongs to.
    public long outputAtNs(int output) {
        return output(output).atNs();
    }

    /// The amount of the newest order of port `port`, in its base unit.
    public double orderBase(int port) {
        return orders[Check.index(port, orders.length)].published().base;
    }

    /// The number of the newest order of port `port`; 0 while there was none.
    public long orderSequence(int port) {
        return orders[Check.index(port, orders.length)].published().sequence;
    }

    /// The instant from which the newest order of port `port` is void.
    public long orderExpiresNs(int port) {
        return orders[Check.index(port, orders.length)].published().expiresNs;
    }

    /// The code of what limited the newest order of port `port`; see [Reason].
    public int orderReason(int port) {
        return orders[Check.index(port, orders.length)].published().reason.code();
    }

    /// The code of the state of alarm `alarm`; see [AlarmState].
    public int alarmCode(int alarm) {
        return alarm(alarm).state().code();
    }

    /// When alarm `alarm` became active.
    public long alarmOnsetNs(int alarm) {
        return alarm(alarm).onsetNs();
    }

    /// Whether alarm `alarm` is to be heard at `nowNs`.
    public boolean isAudible(int alarm, long nowNs) {
        return alarm(alarm).isAudible(nowNs);
    }

    /// Silences every alarm until `untilNs`, and no longer.
    public void pauseAudio(long untilNs) {
        for (int i = 0; i < alarms.length; i++) {
            alarms[i].pauseAudio(untilNs);
        }
    }

    /// The code of the mode of state machine `cell`; [ModeCell#TRAPPED] after a trap.
    public int modeCode(int cell) {
        return modes(cell).publishedCode();
    }

    /// The code of the regime of state machine `cell`; see [Regime].
    public int modeRegime(int cell) {
        return modes(cell).publishedRegime().code();
    }

    /// Since when state machine `cell` is in its mode.
    public long modeSinceNs(int cell) {
        return modes(cell).publishedSinceNs();
    }

    /// Takes control from task `task`, whose step missed its deadline; its fallback acts.
    public void overran(int task, long nowNs) {
        duties[Check.index(task, duties.length)].distrust(nowNs);
    }

    // What a host in Java looks at.

    /// The sheet.
    public Sheet sheet() {
        return sheet;
    }

    /// Output `output` as published.
    public Reading<?> output(int output) {
        return outputs[Check.index(output, outputs.length)].published();
    }

    /// The newest order of port `port`, untyped: a [Gate] knows whether it is for its actuator.
    @SuppressWarnings("unchecked")
    public <Q extends Dimension> Order<Q> order(int port) {
        return (Order<Q>) orders[Check.index(port, orders.length)].published();
    }

    /// Alarm `alarm`.
    public Alarm alarm(int alarm) {
        return alarms[Check.index(alarm, alarms.length)];
    }

    /// The modes of state machine `cell`.
    public ModeCell<?> modes(int cell) {
        return modes[Check.index(cell, modes.length)];
    }

    /// Black box `journal`.
    public Journal journal(int journal) {
        return journals[Check.index(journal, journals.length)];
    }

    /// Whether task `task` trapped or overran and its fallback acts.
    public boolean isDistrusted(int task) {
        return duties[Check.index(task, duties.length)].isDistrusted();
    }

    /// The prescription in force.
    public Prescription prescription() {
        return prescription;
    }

    private void publishAt(long nowNs) {
        boolean published = false;
        boolean lasting = false;
        for (int i = 0; i < duties.length; i++) {
            if (duties[i].publishesAt(nowNs)) {
                digest = duties[i].publish(digest);
                published = true;
                lasting |= duties[i].isLasting();
            }
        }
        if (published) {
            for (int i = 0; i < links.length; i++) {
                links[i].carry();
            }
        }
        if (lasting) {
            memory.save(nowNs);
        }
    }

    private void releaseAt(long nowNs) {
        for (int i = 0; i < duties.length; i++) {
            if (duties[i].isReleasedAt(nowNs)) {
                duties[i].release();
            }
        }
    }
}
