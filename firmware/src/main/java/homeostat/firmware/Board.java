package homeostat.firmware;

import static homeostat.firmware.MemoryMap.KIB;
import static homeostat.firmware.MemoryMap.MIB;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A place where a translated device can run: core, memory map, serial port, emulator.
///
/// The table of boards. A new one takes a row here and, when its core or its serial port is new, a
/// C file `core_*.c` or `uart_*.c`.
///
/// QEMU counts instructions when told to (`-icount`): an instruction then takes a fixed virtual
/// time, and a timer of known clock counts that time, the same in every run.
public enum Board {
    /// The build machine itself.
    HOST(new Name("host", "the build machine"), Core.HOST, MemoryMap.NONE, Port.NONE,
            Emulator.NONE),

    /// Cortex-M7 with double-precision floating point: the reference target. 64 ns an instruction,
    /// SysTick at 25 MHz.
    MPS2_AN500(new Name("mps2-an500", "Arm MPS2 AN500, Cortex-M7"), Core.CORTEX_M7,
            new MemoryMap(0, 4 * MIB, 0x20000000L, 4 * MIB),
            new Port("uart_cmsdk.c", 0x40004000L), new Emulator("qemu-system-arm", 6, 1.6)),

    /// Cortex-M4 with single-precision floating point.
    MPS2_AN386(new Name("mps2-an386", "Arm MPS2 AN386, Cortex-M4"), Core.CORTEX_M4,
            new MemoryMap(0, 4 * MIB, 0x20000000L, 4 * MIB),
            new Port("uart_cmsdk.c", 0x40004000L), new Emulator("qemu-system-arm", 6, 1.6)),

    /// Cortex-M3, no floating point.
    MPS2_AN385(new Name("mps2-an385", "Arm MPS2 AN385, Cortex-M3"), Core.CORTEX_M3,
            new MemoryMap(0, 4 * MIB, 0x20000000L, 4 * MIB),
            new Port("uart_cmsdk.c", 0x40004000L), new Emulator("qemu-system-arm", 6, 1.6)),

    /// A microcontroller one could buy: Cortex-M3, 256 KiB flash, 64 KiB RAM. SysTick at 12.5 MHz
    /// after reset.
    LM3S6965EVB(new Name("lm3s6965evb", "Stellaris LM3S6965, Cortex-M3"), Core.CORTEX_M3,
            new MemoryMap(0, 256 * KIB, 0x20000000L, 64 * KIB),
            new Port("uart_pl011.c", 0x4000C000L), new Emulator("qemu-system-arm", 7, 1.6)),

    /// Cortex-M33, secure state, single-precision floating point. SysTick at 20 MHz.
    MPS2_AN505(new Name("mps2-an505", "Arm MPS2 AN505, Cortex-M33"), Core.CORTEX_M33,
            new MemoryMap(0x10000000L, 4 * MIB, 0x38000000L, 2 * MIB),
            new Port("uart_cmsdk.c", 0x50200000L), new Emulator("qemu-system-arm", 6, 1.28)),

    /// RISC-V, rv32imac, on QEMU's virtual board; the emulator's `minstret` counts the nanoseconds
    /// that instructions take, 8 each, and the timer runs at 10 MHz.
    RISCV32(new Name("riscv32", "QEMU virt, RV32IMAC"), Core.RV32IMAC,
            new MemoryMap(0x80000000L, 4 * MIB, 0x80400000L, 4 * MIB),
            new Port("uart_16550.c", 0x10000000L), new Emulator("qemu-system-riscv32", 3, 8));

    /// What the command line calls it, and what it is.
    private record Name(String label, String title) {
    }

    /// A serial port: its driver and its address.
    private record Port(String source, long address) {
        static final Port NONE = new Port("", 0);
    }

    /// The emulator, how it counts (2 to the power of `shift` ns an instruction), and how many
    /// ticks of the board's counter that is.
    private record Emulator(String program, int shift, double ticksPerInstruction) {
        static final Emulator NONE = new Emulator("", 0, 1);

        String debianPackage() {
            return program.equals("qemu-system-arm") ? program : "qemu-system-misc";
        }
    }

    private static final String ELF = "device.elf";
    private static final long FLASH_BANK_BYTES = 32 * MIB;

    private final Name name;
    private final Core core;
    private final MemoryMap memory;
    private final Port port;
    private final Emulator emulator;

    Board(Name name, Core core, MemoryMap memory, Port port, Emulator emulator) {
        this.name = name;
        this.core = core;
        this.memory = memory;
        this.port = port;
        this.emulator = emulator;
    }

    /// The board as the command line calls it.
    public String label() {
        return name.label();
    }

    /// The board in words.
    public String title() {
        return name.title();
    }

    /// Where it has flash and RAM.
    public MemoryMap memory() {
        return memory;
    }

    Core core() {
        return core;
    }

    boolean isHost() {
        return this == HOST;
    }

    /// Needed programs that are not on the PATH.
    public List<String> missing() {
        return missing(true);
    }

    /// The same, also without the emulator: enough to build.
    List<String> missing(boolean alsoToRun) {
        List<String> needs = new ArrayList<>(List.of(core.tool("gcc"), core.tool("nm")));
        if (alsoToRun && !isHost()) {
            needs.add(emulator.program());
        }
        return needs.stream().filter(name -> !Tool.isInstalled(name)).toList();
    }

    /// The Debian packages that have what building and running takes.
    String debianPackages() {
        return isHost() ? "gcc" : core.debianPackage() + " " + emulator.debianPackage();
    }

    /// The one sentence for a machine on which something is missing.
    public ToolException refusal() {
        return new ToolException("missing: program=" + String.join(", ", missing()) + " target="
                + label() + ", expected it on the PATH (Debian: apt-get install " + debianPackages()
                + ")");
    }

    /// @throws FirmwareException for a name no board has
    public static Board named(String label) {
        for (Board board : values()) {
            if (board.label().equals(label.toLowerCase(Locale.ROOT))) {
                return board;
            }
        }
        throw new FirmwareException("no such target: target=" + label + ", expected one of "
                + String.join(", ", Stream.of(values()).map(Board::label).toList()));
    }

    /// Whether tasks can run as interrupts on it.
    boolean preempts() {
        return !isHost();
    }

    /// The address of its watchdog, 0 where the emulator has none. On the MPS2 boards it is wired
    /// to the interrupt that cannot be masked, on the Stellaris to line 18.
    private long watchdog() {
        return switch (this) {
            case MPS2_AN500, MPS2_AN386, MPS2_AN385 -> 0x40008000L;
            case LM3S6965EVB -> 0x40000000L;
            case MPS2_AN505, RISCV32, HOST -> 0;
        };
    }

    private String watchdogMacros() {
        return (watchdog() == 0 ? "" : String.format(Locale.ROOT,
                "#define BOARD_WATCHDOG 0x%08XU\n", watchdog()))
                + (this == LM3S6965EVB ? "#define BOARD_WATCHDOG_LINE 18\n" : "");
    }

    /// A model of its current and clock, of the order that microcontrollers of its kind have, and a
    /// coin cell CR2032.
    Energy.Model current() {
        return switch (core) {
            case CORTEX_M7 -> new Energy.Model(216, 1.2, 450, 120, 225);
            case CORTEX_M33 -> new Energy.Model(110, 1.3, 70, 3, 225);
            case CORTEX_M4 -> new Energy.Model(80, 1.3, 110, 2, 225);
            case CORTEX_M3, RV32IMAC, HOST -> new Energy.Model(50, 1.4, 230, 5, 225);
        };
    }

    /// The C files that every image for this board has beside `device.c`.
    List<String> sources() {
        List<String> sources = new ArrayList<>(List.of("runtime.c", "harness.c", "selftest.c"));
        if (isHost()) {
            sources.add("board_host.c");
        } else {
            sources.addAll(List.of("board_target.c", core.source(), port.source()));
        }
        if (preempts()) {
            sources.add("executive.c");
        }
        sources.add(protection());
        sources.add(watchdog() == 0 ? "watchdog_none.c" : "watchdog_cmsdk.c");
        if (core.needsSoftDoubles()) {
            sources.add("soft_double.c");
        }
        return sources;
    }

    /// The C files of an image that is its board's only host and hears calls over the serial line.
    List<String> lineSources() {
        List<String> sources = new ArrayList<>(List.of("line.c", "telemetry.c"));
        sources.addAll(ownSources());
        return sources;
    }

    /// The C files of the board itself and of what every device stands on.
    List<String> ownSources() {
        List<String> sources = new ArrayList<>(List.of("runtime.c", "selftest.c"));
        sources.addAll(isHost() ? List.of("uart_host.c", protection())
                : List.of(core.source(), port.source(), protection()));
        sources.add(watchdog() == 0 ? "watchdog_none.c" : "watchdog_cmsdk.c");
        if (core.needsSoftDoubles()) {
            sources.add("soft_double.c");
        }
        return sources;
    }

    private String protection() {
        return isHost() ? "protect_host.c" : this == RISCV32 ? "protect_riscv.c"
                : "protect_cortex_m.c";
    }

    /// The interrupt by which the serial port wakes the core; negative where it does not. The one
    /// of the AN505 lies beyond the lines that its vector table has.
    private int wakingLine() {
        return switch (this) {
            case MPS2_AN500, MPS2_AN386, MPS2_AN385 -> 0;
            case LM3S6965EVB -> 5;
            case MPS2_AN505, RISCV32, HOST -> -1;
        };
    }

    /// The header that tells those files about the board.
    String configuration() {
        StringBuilder text = new StringBuilder("/* " + title() + ". */\n#define BOARD_NAME \""
                + label() + "\"\n");
        if (!isHost()) {
            text.append(String.format(Locale.ROOT, "#define BOARD_UART 0x%08XU\n",
                    port.address())).append(memory.macros()).append(watchdogMacros());
        }
        if (wakingLine() >= 0) {
            text.append("#define BOARD_UART_LINE ").append(wakingLine()).append('\n');
        }
        if (preempts()) {
            text.append("#define BOARD_PREEMPTS 1\n");
        }
        return text.toString();
    }

    /// Instructions from a difference of the board's counter; 0 where nothing counts.
    double instructions(long ticks) {
        return isHost() ? 0 : ticks / emulator.ticksPerInstruction();
    }

    /// The command that runs the image in its folder.
    ///
    /// @param counting whether instructions are counted, which slows the emulator down
    List<String> runner(boolean counting) {
        List<String> command = new ArrayList<>(emulating("file:console.txt"));
        if (!isHost()) {
            command.addAll(List.of("-semihosting-config", "enable=on,target=native"));
        }
        if (counting && !isHost()) {
            command.addAll(List.of("-icount", "shift=" + emulator.shift() + ",sleep=off"));
        }
        return command;
    }

    /// The command that runs an image whose serial port is standard input and output, in its time.
    List<String> lineRunner() {
        List<String> command = new ArrayList<>(emulating("chardev:line"));
        if (!isHost()) {
            command.addAll(List.of("-chardev", "stdio,id=line,signal=off"));
        }
        return command;
    }

    /// What gives the emulator flash that can be written, in a file of the size of its bank. With
    /// something there it does not load the image by itself.
    List<String> flash(Path file) {
        if (this != RISCV32) {
            throw new FirmwareException("no flash that can be written: target=" + label()
                    + ", expected riscv32");
        }
        try (RandomAccessFile bank = new RandomAccessFile(file.toFile(), "rw")) {
            bank.setLength(FLASH_BANK_BYTES);
        } catch (IOException e) {
            throw new FirmwareException("cannot write: file=" + file, e);
        }
        return List.of("-drive", "if=pflash,unit=1,format=raw,file=" + file,
                "-device", "loader,file=" + ELF);
    }

    private List<String> emulating(String serial) {
        if (isHost()) {
            return List.of("./" + ELF);
        }
        List<String> command = new ArrayList<>(List.of(emulator.program(), "-M",
                this == RISCV32 ? "virt" : label(), "-display", "none", "-monitor", "none",
                "-serial", serial, "-kernel", ELF));
        if (this == RISCV32) {
            command.addAll(List.of("-bios", "none"));
        }
        return command;
    }

    /// Links the image.
    List<String> link(List<String> compilerFlags, List<String> objects) {
        List<String> command = new ArrayList<>(compilerFlags);
        command.addAll(objects);
        if (!isHost()) {
            command.addAll(List.of("-nostdlib", "-T", "link.ld", "-Wl,--gc-sections",
                    "-Wl,--undefined=device_seal", "-Wl,--no-warn-rwx-segments", "-lgcc"));
        }
        command.addAll(List.of("-o", ELF));
        return command;
    }
}
