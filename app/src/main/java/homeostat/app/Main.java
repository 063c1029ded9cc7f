package homeostat.app;

import java.util.Arrays;
import picocli.CommandLine;

/// The `homeostat` command.
///
/// Only the command that was asked for is built: its options are read by reflection, and doing that
/// for all of them would double the start-up time of each.
public final class Main {
    /// Exit code for bad input: an argument, a file, an address.
    static final int REFUSED = 2;
    /// Exit code for a defect of ours.
    static final int DEFECT = 70;

    private Main() {}

    /// Runs the command that `arguments` name and exits with its code.
    public static void main(String[] arguments) {
        int code = run(arguments);
        System.out.flush();
        System.exit(code);
    }

    static int run(String... arguments) {
        String first = arguments.length == 0 ? "--help" : arguments[0];
        if (first.equals("help") && arguments.length > 1) {
            return run(arguments[1], "--help");
        }
        if (first.equals("--help") || first.equals("-h") || first.equals("help")) {
            System.out.print(Commands.overview());
            return 0;
        }
        if (first.equals("--version") || first.equals("-V")) {
            System.out.println("homeostat " + Commands.version());
            return 0;
        }
        Commands command = Commands.named(first);
        if (command == null) {
            System.err.println("homeostat: no such command: name=" + first + ", expected one of "
                    + Commands.names() + "; see homeostat --help");
            return REFUSED;
        }
        return run(command, Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static int run(Commands command, String[] arguments) {
        CommandLine line = new CommandLine(command.create());
        line.setCommandName("homeostat " + command.word());
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((refusal, given) -> {
            CommandLine where = refusal.getCommandLine();
            System.err.println("homeostat: " + Refusals.sentence(refusal) + "; see "
                    + where.getCommandSpec().qualifiedName() + " --help");
            return REFUSED;
        });
        line.setExecutionExceptionHandler((problem, where, parsed) -> Refusals.report(problem));
        return line.execute(arguments);
    }
}
