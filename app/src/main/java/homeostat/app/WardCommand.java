package homeostat.app;

import homeostat.firmware.Board;
import homeostat.fleet.Fleet;
import homeostat.fleet.FleetOptions;
import homeostat.record.RecordReader;
import homeostat.record.SampleRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `homeostat ward`: the main job.
@Command(description = {
    "A ward of virtual patients, live in the browser: diabetics whose glucose is held by an "
        + "artificial pancreas, recorded hearts read by a wearable monitor, failing hearts with a "
        + "pump, people with an artificial heart, people on dialysis, and failing lungs.",
    "Simulated. Not for clinical use."}, mixinStandardHelpOptions = true)
final class WardCommand implements Callable<Integer> {
    private static final int BEDS_MAX = 64;
    private static final int KINDS = 6;
    private static final double SPEED_MAX = 3600;
    private static final long LOOK_MS = 500;

    @Option(names = "--beds", defaultValue = "6",
            description = "how many beds, 1 to 64: in turn glucose, recorded heart, heart "
                    + "pump, artificial heart, kidney, lung "
                    + "(default: ${DEFAULT-VALUE})")
    private int beds;

    @Option(names = "--speed", defaultValue = "60",
            description = "how much faster than the clock glucose and kidney beds live, to 3600; "
                    + "hearts always beat in real time (default: ${DEFAULT-VALUE})")
    private double speed;

    @Option(names = "--record", paramLabel = "PATH",
            description = "a WFDB record for the heart beds (default: five minutes that ship)")
    private Path record;

    @Option(names = "--firmware", split = ",", arity = "0..1", paramLabel = "DEVICE",
            fallbackValue = "monitor,pancreas",
            description = "also beds whose device runs as an image in the emulator, fed and heard "
                    + "over its serial line: pancreas, monitor, vad, heart, kidney, lung "
                    + "(default: ${FALLBACK-VALUE})")
    private List<String> firmware = List.of();

    @Option(names = "--target", defaultValue = LinkedDevice.TARGET,
            description = "with --firmware: the board (default: ${DEFAULT-VALUE})")
    private String target;

    @Option(names = "--port", defaultValue = "8080",
            description = "where the console listens, on this machine only; 0 takes a free one "
                    + "(default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--sign-in",
            description = "only for people of the data folder (see: homeostat fleet person), who "
                    + "sign in over TLS")
    private boolean signIn;

    @Option(names = "--address", defaultValue = "127.0.0.1",
            description = "where to listen; beyond this machine only with --sign-in "
                    + "(default: ${DEFAULT-VALUE})")
    private String address;

    @Option(names = "--name", defaultValue = "localhost", split = ",",
            description = "with --sign-in: what browsers call this server; the first is in its "
                    + "certificate (default: ${DEFAULT-VALUE})")
    private List<String> names;

    @Option(names = "--key", paramLabel = "FILE",
            description = "the file with the key that what is kept is sealed with, made when "
                    + "there is none (default: fleet.key in the data folder)")
    private Path key;

    @Option(names = "--data", paramLabel = "FOLDER",
            description = "keep the journal, the history and the gateway's outbox there "
                    + "(default: a folder that is deleted at the end)")
    private Path data;

    @Option(names = "--seconds", defaultValue = "0",
            description = "stop after so many seconds; 0 runs until Ctrl-C (default)")
    private long seconds;

    @Override
    public Integer call() throws InterruptedException {
        require(beds >= 1 && beds <= BEDS_MAX, "beds=" + beds, "1 to " + BEDS_MAX);
        require(speed > 0 && speed <= SPEED_MAX, "speed=" + speed, "more than 0, up to 3600");
        require(seconds >= 0, "seconds=" + seconds, "0 or more");
        require(!signIn || data != null && Files.exists(data.resolve("people.txt")),
                "sign-in=true data=" + data, "a folder with people: see homeostat fleet person");
        firmware.forEach(Devices::named);
        Board.named(target);
        Supplier<RecordReader> heart = heart();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Scratch scratch = Scratch.at(data);
                Fleet fleet = Fleet.start(options(scratch.folder()));
                Ward ward = new Ward(fleet, speed, scratch.folder().resolve("gateway"), key)) {
            for (int i = 0; i < beds; i++) {
                int round = i / KINDS;
                switch (i % KINDS) {
                    case 0 -> ward.addGlucoseBed(round);
                    case 1 -> ward.addHeartBed(heart);
                    case 2 -> ward.addPumpBed(round);
                    case 3 -> ward.addArtificialHeartBed(round);
                    case 4 -> ward.addKidneyBed(round);
                    default -> ward.addLungBed(round);
                }
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.countDown();
                await(stopped);
            }));
            ward.start();
            System.out.println("The ward is open: " + fleet.address());
            System.out.println("Ctrl-C closes it. Simulated patients; not for clinical use.");
            System.out.flush();
            // Nobody waits for this: the gateway's outbox keeps what beds say until it is open.
            fleet.open(new FleetOptions.Devices(0, scratch.folder(), null));
            addImages(ward, heart, scratch.folder());
            watch(fleet, ward, stop);
        }
        System.out.println("The ward is closed.");
        System.out.flush();
        stopped.countDown();
        return 0;
    }

    private void addImages(Ward ward, Supplier<RecordReader> heart, Path folder) {
        for (int i = 0; i < firmware.size(); i++) {
            Devices device = Devices.named(firmware.get(i));
            Board board = LinkedDevice.board(target);
            String name = ward.addImageBed(device, board, heart,
                    folder.resolve("image-" + (i + 1)));
            System.out.println(name + " is an image on " + board.title() + ": " + device.word());
            System.out.flush();
        }
    }

    private FleetOptions options(Path folder) {
        FleetOptions options = FleetOptions.port(port).address(address)
                .version(Commands.version()).key(key);
        return signIn ? options.signIn(new FleetOptions.SignIn(folder, names)) : options;
    }

    private void watch(Fleet fleet, Ward ward, CountDownLatch stop) throws InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!stop.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
            if (ward.failure() != null) {
                throw ward.failure();
            }
            if (fleet.reception().isCompletedExceptionally()
                    && fleet.reception().exceptionNow() instanceof RuntimeException why) {
                throw why;
            }
            if (seconds > 0 && System.nanoTime() >= endNs) {
                return;
            }
        }
    }

    private Supplier<RecordReader> heart() {
        if (record == null) {
            return SampleRecord::open;
        }
        Path header = record.toString().endsWith(".hea")
                ? record : Path.of(record + ".hea");
        if (!Files.isRegularFile(header)) {
            throw new AppException("no such record: file=" + header
                    + ", expected a WFDB header beside its signal files");
        }
        return () -> RecordReader.open(header);
    }

    private static void require(boolean condition, String given, String expected) {
        if (!condition) {
            throw new AppException("unusable option: " + given + ", expected " + expected);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
