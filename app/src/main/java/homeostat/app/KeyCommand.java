package homeostat.app;

import homeostat.wire.log.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `homeostat fleet key`: what everything on a server's disk is sealed with.
@Command(name = "key", description = "the key that what is kept is sealed with",
        mixinStandardHelpOptions = true, subcommands = KeyCommand.Rotate.class)
final class KeyCommand extends Group {
    /// `homeostat fleet key rotate`.
    @Command(name = "rotate", mixinStandardHelpOptions = true, description = {
        "Puts a new key on top of the ring, and the codes of people under it.",
        "When the server starts again, it seals with it, and brings the database under it."})
    static final class Rotate implements Callable<Integer> {
        @Mixin
        private PersonCommand.Place place;

        @Override
        public Integer call() {
            Path file = place.keyFile();
            if (!Files.exists(file)) {
                throw new AppException("no key to rotate: file=" + file
                        + ", expected that of a server which has run");
            }
            Seal.rotate(file);
            place.people().renew();
            System.out.println("A new key stands on top of " + file + ". Start the server again.");
            System.out.println("The keys below still open what they sealed: the journal of a "
                    + "month, and what gateways have not sent yet.");
            return 0;
        }
    }
}
