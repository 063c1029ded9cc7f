package homeostat.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Two networks of Linux that know nothing but each other, and the one cable between them. Nothing
/// of this machine's own network is in them, and they are gone when this is closed.
///
/// Source: ip-netns(8), veth(4).
final class Namespaces implements AutoCloseable {
    private static final Path IP = Path.of("/usr/sbin/ip");
    private static final int SECONDS_MAX = 20;
    private static final String SERVER = "10.231.77.1";
    private static final String GATEWAY = "10.231.77.2";
    private static final String LINK_BITS = "/30";

    private final String server;
    private final String gateway;

    /// Two of them, named after this process.
    Namespaces() {
        String own = "hs" + ProcessHandle.current().pid();
        server = own + "s";
        gateway = own + "g";
        try {
            ip("netns", "add", server);
            ip("netns", "add", gateway);
            ip("link", "add", "cable", "netns", server, "type", "veth", "peer", "name", "cable",
                    "netns", gateway);
            plug(server, SERVER);
            plug(gateway, GATEWAY);
        } catch (BenchException e) {
            close();
            throw e;
        }
    }

    /// What it needs and is not here; empty when all is.
    static String missing() {
        if (!Files.isExecutable(IP)) {
            return IP.toString();
        }
        if (!System.getProperty("user.name").equals("root")) {
            return "root, who may make network namespaces";
        }
        String name = "hs" + ProcessHandle.current().pid() + "t";
        Child.Ending made = Child.end(SECONDS_MAX,
                List.of(IP.toString(), "netns", "add", name));
        if (made.inTime() && made.code() == 0) {
            ip("netns", "del", name);
            return "";
        }
        return "network namespaces: " + String.join(" ", made.complaints());
    }

    /// Where the server is.
    String address() {
        return SERVER;
    }

    /// What runs a program on the server's side.
    List<String> atServer() {
        return at(server);
    }

    /// What runs a program on the gateway's side.
    List<String> atGateway() {
        return at(gateway);
    }

    /// Pulls the cable out at the server's end, or puts it back.
    void cut(boolean isCut) {
        ip("-n", server, "link", "set", "cable", isCut ? "down" : "up");
    }

    /// Has everything vanish that the server sends, while what the gateway sends arrives; or not.
    void swallowAnswers(boolean isSwallowed) {
        swallow(server, GATEWAY, isSwallowed);
    }

    /// Has everything vanish that the gateway sends; or not.
    void swallowTelemetry(boolean isSwallowed) {
        swallow(gateway, SERVER, isSwallowed);
    }

    @Override
    public void close() {
        for (String one : List.of(server, gateway)) {
            Child.end(SECONDS_MAX, List.of(IP.toString(), "netns", "del", one));
        }
    }

    private static void swallow(String at, String to, boolean isSwallowed) {
        ip("-n", at, "route", isSwallowed ? "add" : "del", "blackhole", to + "/32");
    }

    private static void plug(String at, String address) {
        ip("-n", at, "addr", "add", address + LINK_BITS, "dev", "cable");
        ip("-n", at, "link", "set", "cable", "up");
        ip("-n", at, "link", "set", "lo", "up");
    }

    private static List<String> at(String namespace) {
        return List.of(IP.toString(), "netns", "exec", namespace);
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(IP.toString());
        command.addAll(List.of(arguments));
        Child.run(SECONDS_MAX, command);
    }
}
