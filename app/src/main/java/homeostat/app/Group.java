package homeostat.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that only has commands of its own: by itself it says which.
class Group implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "missing command, expected "
                + String.join(" or ", spec.subcommands().keySet()));
    }
}
