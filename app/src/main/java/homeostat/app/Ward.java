package homeostat.app;

import homeostat.bedside.Bed;
import homeostat.bedside.Gateway;
import homeostat.bedside.Surroundings;
import homeostat.body.glucose.GlucosePatient;
import homeostat.body.glucose.GlucosePatients;
import homeostat.device.monitor.Monitor;
import homeostat.firmware.Board;
import homeostat.firmware.LinkedImage;
import homeostat.fleet.Authority;
import homeostat.fleet.Fleet;
import homeostat.fleet.Reception;
import homeostat.kernel.Device;
import homeostat.kernel.Span;
import homeostat.record.RecordReader;
import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import homeostat.trial.heart.HeartOrgan;
import homeostat.trial.kidney.KidneyOrgan;
import homeostat.trial.lung.LungOrgan;
import homeostat.trial.monitor.RecordedHeart;
import homeostat.trial.organ.Kind;
import homeostat.trial.organ.Organ;
import homeostat.trial.organ.OrganBed;
import homeostat.trial.organ.Run;
import homeostat.trial.pancreas.FaultKind;
import homeostat.trial.pancreas.PancreasBed;
import homeostat.trial.pancreas.PancreasWorld;
import homeostat.trial.pancreas.Scenario;
import homeostat.trial.pancreas.TrialRun;
import homeostat.trial.vad.VadOrgan;
import homeostat.wire.Frame;
import homeostat.wire.Telemetry;
import homeostat.wire.identity.CertificateRequest;
import homeostat.wire.identity.Identity;
import homeostat.wire.identity.Issue;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/// A ward in one process: beds on the bedside host, each with its surroundings from `trial`, and a
/// gateway that carries what they say to the fleet as a hospital's would: kept on a disk first,
/// over mutual TLS, until the fleet has it on its own.
final class Ward implements AutoCloseable {
    /// The glucose beds start in the morning, an hour before breakfast.
    private static final long MORNING_NS = Span.hours(6);
    private static final int DAYS = 365;
    /// Beds that show the same recording show different parts of it.
    private static final int APART_SECONDS = 47;

    private static final String CLOSES = "the ward closes";
    private static final String GATEWAY = "ward-gateway";
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);

    private final Fleet fleet;
    private final double glucoseSpeed;
    private final Gateway gateway;
    private final Probe probe;
    private Gateway.Link enrolled;
    private final List<Bed> beds = new ArrayList<>();
    private final List<Runnable> farewells = new ArrayList<>();
    private final List<RecordedHeart> hearts = new ArrayList<>();
    private final List<ImageBed> images = new ArrayList<>();

    /// A ward whose gateway keeps its outbox in `folder`, sealed with the key in a file or, when
    /// that is null, beside it; the fleet must be open for devices.
    Ward(Fleet fleet, double glucoseSpeed, Path folder, Path key) {
        this.fleet = fleet;
        this.glucoseSpeed = glucoseSpeed;
        this.gateway = Gateway.in(folder, key, GATEWAY, this::link);
        this.probe = new Probe(fleet, gateway);
    }

    /// Adds the bed of virtual diabetic number `index`, whose time runs at the ward's speed.
    void addGlucoseBed(int index) {
        TrialRun run = glucoseRun(index);
        PancreasBed virtual = PancreasBed.of(run, PancreasWorld.NOBODY);
        begin(virtual);
        add(run.patient().name() + " (virtual)", virtual.host(), virtual.world(), glucoseSpeed);
    }

    private static TrialRun glucoseRun(int index) {
        List<GlucosePatient> patients = GlucosePatients.all();
        return new TrialRun(patients.get(index * 7 % patients.size()), index + 1, FaultKind.NONE,
                DAYS, Scenario.named("five-meals", "announced"));
    }

    private static void begin(PancreasBed virtual) {
        new ClosedLoop(virtual.host(), virtual.world()).runUntil(MORNING_NS);
        virtual.world().leaveAlarmsToStaff();
    }

    /// Adds a bed with a recorded heart, always in real time.
    void addHeartBed(Supplier<RecordReader> record) {
        RecordedHeart heart = new RecordedHeart(record, APART_SECONDS * hearts.size());
        hearts.add(heart);
        Host host = new Host(Monitor.assemble(heart.samplesPerSecond()));
        add(heart.name() + " (recorded)", host, heart, 1);
    }

    /// Adds the bed of somebody with a heart pump, always in real time, whose day has begun a
    /// minute ago.
    void addPumpBed(int index) {
        addOrganBed(new VadOrgan(), index, "month", Span.minutes(1), 1);
    }

    /// Adds the bed of somebody with an artificial heart, always in real time, whose month of days
    /// of twenty-four minutes begins a minute before getting up.
    void addArtificialHeartBed(int index) {
        addOrganBed(new HeartOrgan(), index, "month", Span.minutes(6), 1);
    }

    /// Adds the bed of somebody at a kidney, at the ward's speed, an hour into the session.
    void addKidneyBed(int index) {
        addOrganBed(new KidneyOrgan(), index, "troubles", Span.hours(1), glucoseSpeed);
    }

    /// Adds the bed of somebody with a lung, always in real time.
    void addLungBed(int index) {
        addOrganBed(new LungOrgan(), index, "night", Span.minutes(45), 1);
    }

    private <K extends Kind> void addOrganBed(Organ<K> organ, int index, String course,
            long fromNs, double speed) {
        String person = organ.people().select(String.valueOf(index + 1)).getLast();
        OrganBed<K> virtual = organ.bed(Run.of(organ, person, index + 1, organ.course(course)));
        virtual.liveUntil(fromNs);
        add(person + " (virtual)", virtual.host(), virtual.world(), speed);
    }

    /// Adds a bed whose device runs as an image on `board`, with the patients that its kind has in
    /// this ward, and starts it; the image's files are left in `folder`. The bed's name.
    String addImageBed(Devices device, Board board, Supplier<RecordReader> record, Path folder) {
        RunRecording calls = new RunRecording(device.factory(), List.of(), device.word());
        Function<Device, LinkedImage> builder = assembled ->
                LinkedDevice.image(device, List.of(), assembled, board, folder);
        return switch (device) {
            case MONITOR -> {
                RecordedHeart heart = new RecordedHeart(record, APART_SECONDS * hearts.size());
                hearts.add(heart);
                int rate = heart.samplesPerSecond();
                yield addImage(heart.name() + " (recorded)", 1, new ImageBed.Life(
                        new Host(Monitor.assemble(rate), calls), heart, calls),
                        sheet -> LinkedDevice.image(device, List.of(Integer.toString(rate)),
                                sheet, board, folder));
            }
            case PANCREAS -> {
                TrialRun run = glucoseRun(beds.size());
                PancreasBed virtual = PancreasBed.recorded(run, calls);
                begin(virtual);
                yield addImage(run.patient().name() + " (virtual)", glucoseSpeed, new ImageBed.Life(
                        virtual.host(), virtual.world(), calls), builder);
            }
            case VAD -> addOrganImage(new VadOrgan(), "month", 1, calls, builder);
            case HEART -> addOrganImage(new HeartOrgan(), "month", 1, calls, builder);
            case KIDNEY -> addOrganImage(new KidneyOrgan(), "troubles", glucoseSpeed, calls,
                    builder);
            case LUNG -> addOrganImage(new LungOrgan(), "night", 1, calls, builder);
        };
    }

    private <K extends Kind> String addOrganImage(Organ<K> organ, String course, double speed,
            RunRecording calls, Function<Device, LinkedImage> builder) {
        int index = beds.size();
        String person = organ.people().select(String.valueOf(index + 1)).getLast();
        Run<K> run = Run.of(organ, person, index + 1, organ.course(course));
        Host host = new Host(organ.assemble(), calls);
        return addImage(person + " (virtual)", speed,
                new ImageBed.Life(host, organ.open(run, host), calls), builder);
    }

    private String addImage(String patient, double speed, ImageBed.Life life,
            Function<Device, LinkedImage> builder) {
        String name = "bed-" + (beds.size() + 1);
        Device device = life.host().device();
        LinkedImage image = builder.apply(device);
        homeostat.wire.Bed place = new homeostat.wire.Bed(name, patient + ", "
                + image.board().title(), speed);
        ImageBed connected = new ImageBed(place, life, image.start(), gateway::put, sentence ->
                System.err.println("homeostat: " + sentence));
        images.add(connected);
        connected.catchUp();
        Bed bed = new Bed(name, device, connected, (one, nowNs) -> { }, speed);
        gateway.add(name, new Gateway.Bedside() {
            @Override
            public void greet() {
                bed.request(one -> connected.greet());
            }

            @Override
            public void obey(Frame.Command command) {
                bed.request(one -> connected.obey(command));
            }
        });
        beds.add(bed);
        farewells.add(() -> connected.goodbye(CLOSES));
        bed.start();
        bed.request(one -> connected.greet());
        return name;
    }

    /// Starts the clock of every bed.
    void start() {
        beds.forEach(Bed::start);
        gateway.start();
        probe.start();
    }

    /// Why a bed's thread ended, or `null` while all are well.
    RuntimeException failure() {
        return beds.stream().map(Bed::failure).filter(one -> one != null).findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        probe.close();
        beds.forEach(Bed::close);
        farewells.forEach(Runnable::run);
        gateway.close();
        images.forEach(ImageBed::close);
        hearts.forEach(RecordedHeart::close);
    }

    private void add(String patient, Host host, homeostat.trial.Surroundings world, double speed) {
        String name = "bed-" + (beds.size() + 1);
        Device device = host.device();
        AtomicReference<Bed> bed = new AtomicReference<>();
        AtomicReference<Line> line = new AtomicReference<>();
        Telemetry telemetry = new Telemetry(device,
                new homeostat.wire.Bed(name, patient, speed), gateway::put);
        line.set(new Line(telemetry, device.nextEventNs()));
        bed.set(new Bed(name, device, new Connected(host, world),
                (one, nowNs) -> line.get().watch(nowNs), speed));
        gateway.add(name, new Gateway.Bedside() {
            @Override
            public void greet() {
                bed.get().request(one -> line.get().hello());
            }

            @Override
            public void obey(Frame.Command command) {
                bed.get().request(one -> line.get().obey(command));
            }
        });
        beds.add(bed.get());
        farewells.add(line.get()::goodbye);
    }

    /// How the fleet is reached, once it is open for devices: enrolled by a one-time code, as a
    /// gateway is that is hung on a wall.
    private Gateway.Link link() {
        if (enrolled != null || !fleet.reception().isDone()) {
            return enrolled;
        }
        Reception reception = fleet.reception().join();
        KeyPair pair = Issue.key();
        Authority authority = reception.authority();
        Identity identity = new Identity(pair.getPrivate(), authority.enrol(
                authority.code(GATEWAY, CODE_LIFE), CertificateRequest.make(pair, GATEWAY)),
                authority.certificate());
        enrolled = new Gateway.Link(new InetSocketAddress("localhost", reception.port()),
                identity.tls());
        return enrolled;
    }

    /// The trial's surroundings as the bedside knows them.
    private record Connected(Host host, homeostat.trial.Surroundings world)
            implements Surroundings {
        @Override
        public long nextEventNs() {
            return world.nextEventNs();
        }

        @Override
        public void before(Device device, long nowNs) {
            world.before(nowNs, host);
        }

        @Override
        public void after(Device device, long nowNs) {
            world.after(nowNs, host);
        }
    }

    /// The telephone line of one bed: frames up, commands down, on the bed's own thread.
    private static final class Line {
        private final Telemetry telemetry;
        private long nowNs;

        Line(Telemetry telemetry, long nowNs) {
            this.telemetry = telemetry;
            this.nowNs = nowNs;
        }

        void hello() {
            telemetry.hello(nowNs, System.currentTimeMillis());
        }

        void watch(long nowNs) {
            this.nowNs = nowNs;
            telemetry.sample(nowNs, System.currentTimeMillis());
        }

        void obey(Frame.Command command) {
            telemetry.obey(command, nowNs);
        }

        void goodbye() {
            telemetry.goodbye(nowNs, System.currentTimeMillis(), CLOSES);
        }
    }
}
