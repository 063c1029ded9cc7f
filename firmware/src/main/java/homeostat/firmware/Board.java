package homeostat.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A place where a translated device can run: its compiler, its start-up code and its runner.
public enum Board {
    /// The build machine itself.
    HOST("host", "gcc", "size", "board_host.c") {
        @Override
        List<String> linkFlags() {
            return List.of();
        }

        @Override
        List<String> machineFlags() {
            return List.of();
        }

        @Override
        List<String> runner() {
            return List.of("./device.elf");
        }

        @Override
        public List<String> needs() {
            return List.of("gcc");
        }
    },

    /// Arm MPS2+ with application note 500: Cortex-M7 with double-precision floating point, in
    /// QEMU.
    ///
    /// With `-icount shift=6` an instruction takes 64 ns and a SysTick tick of the 25 MHz clock 40
    /// ns, so ticks count instructions, the same in every run.
    MPS2_AN500("mps2-an500", "arm-none-eabi-gcc", "arm-none-eabi-size", "board_mps2_an500.c") {
        @Override
        List<String> machineFlags() {
            return List.of("-mcpu=cortex-m7", "-mthumb", "-mfpu=fpv5-d16", "-mfloat-abi=hard");
        }

        @Override
        List<String> linkFlags() {
            return List.of("-nostdlib", "-T", "mps2_an500.ld", "-Wl,--gc-sections", "-lgcc");
        }

        @Override
        List<String> runner() {
            return List.of("qemu-system-arm", "-M", "mps2-an500", "-nographic", "-monitor", "none",
                    "-serial", "null", "-icount", "shift=6,sleep=off", "-semihosting-config",
                    "enable=on,target=native", "-kernel", "device.elf");
        }

        @Override
        public List<String> needs() {
            return List.of("arm-none-eabi-gcc", "arm-none-eabi-size", "qemu-system-arm");
        }
    };

    /// Ticks that one instruction takes on a board with a counter, as a fraction: 64 ns / 40 ns.
    static final double TICKS_PER_INSTRUCTION = 64.0 / 40.0;

    private final String label;
    private final String compiler;
    private final String sizer;
    private final String source;

    Board(String label, String compiler, String sizer, String source) {
        this.label = label;
        this.compiler = compiler;
        this.sizer = sizer;
        this.source = source;
    }

    /// The board as the command line calls it.
    public String label() {
        return label;
    }

    /// The programs that building for and running on the board takes.
    public abstract List<String> needs();

    abstract List<String> machineFlags();

    abstract List<String> linkFlags();

    abstract List<String> runner();

    String source() {
        return source;
    }

    /// Needed programs that are not on the PATH.
    public List<String> missing() {
        return needs().stream().filter(name -> !Tool.isInstalled(name)).toList();
    }

    /// @throws FirmwareException for a name no board has
    public static Board named(String label) {
        for (Board board : values()) {
            if (board.label.equals(label.toLowerCase(Locale.ROOT))) {
                return board;
            }
        }
        throw new FirmwareException("no such target: target=" + label + ", expected one of "
                + String.join(", ", Stream.of(values()).map(Board::label).toList()));
    }

    /// Compiles one C file to an object file of the same name.
    ///
    /// No fused multiply-add and no assumptions about aliasing, overflow or errno: the bits are
    /// Java's. Of the warnings only those are off that a translation cannot help: a parameter that
    /// the Java does not use, and an index known to be wrong, whose check before it is a trap.
    List<String> compile(String file) {
        List<String> command = new ArrayList<>(List.of(compiler, "-std=c99", "-O2", "-g",
                "-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter",
                "-Wno-unused-but-set-variable", "-Wno-array-bounds", "-ffp-contract=off",
                "-fno-strict-aliasing",
                "-fwrapv", "-fno-math-errno", "-ffunction-sections", "-fdata-sections"));
        if (!file.startsWith("board_host")) {
            command.add("-ffreestanding");
        }
        command.addAll(machineFlags());
        command.addAll(List.of("-c", file, "-o", file.replace(".c", ".o")));
        return command;
    }

    List<String> link(List<String> objects) {
        List<String> command = new ArrayList<>(List.of(compiler));
        command.addAll(machineFlags());
        command.addAll(objects);
        command.addAll(linkFlags());
        command.addAll(List.of("-o", "device.elf"));
        return command;
    }

    List<String> size(List<String> objects) {
        List<String> command = new ArrayList<>(List.of(sizer));
        command.addAll(objects);
        return command;
    }
}
