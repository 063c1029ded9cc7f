package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.fleet.people.Role;
import homeostat.wire.Ask;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.FrameWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four eyes and a device that refuses: what two people at two screens see of it.
final class RemoteBrowser {
    private static final SyntheticBed BED = SyntheticBed.monitor("bed-1", "somebody");
    private Uplink uplink;

    @Test
    void oneProposesAnotherConfirmsAndTheDeviceHasTheLastWord(@TempDir Path folder)
            throws Exception {
        assumeTrue(Files.isExecutable(Browser.CHROMIUM), "missing: " + Browser.CHROMIUM);
        Files.writeString(folder.resolve(Presets.FILE), """
                preset monitor adult
                tachycardia above = 130
                bradycardia below = 50
                preset monitor child
                tachycardia above = 180
                bradycardia below = 70
                preset monitor giant
                tachycardia above = 300
                """);
        try (Staff staff = new Staff(folder); Browser browser = new Browser(1200, 1500)) {
            uplink = staff.fleet.connect(bytes -> {
                if (FrameReader.read(bytes) instanceof Frame.Request request) {
                    answer(request);
                }
            });
            uplink.ingest(BED.hello());
            uplink.ingest(BED.numerics(1, 72, 833, 97));
            signIn(browser, staff, Role.PHYSICIAN);
            browser.ask("[...document.querySelectorAll('.remote .choice')]"
                    + ".find((one) => one.textContent === 'Live ports').click()");
            browser.until("document.querySelector('.command.done .found') !== null");
            browser.ask("document.querySelector('.settings').open = true");
            browser.ask("document.getElementById('setting-0').value = '150'");
            browser.ask("document.getElementById('propose').click()");
            browser.until("document.querySelector('.command.proposed') !== null");
            assertEquals("null", browser.ask("document.querySelector('.confirm')"));
            browser.screenshot(Path.of("target", "console-remote.png"));
            browser.ask("document.getElementById('sign-out').click()");
            signIn(browser, staff, Role.NURSE);
            browser.until("document.querySelector('.preset .choice') !== null");
            assertEquals("1", browser.ask("document.querySelectorAll('.setting').length"),
                    "more than the limits that are left to the ward");
            assertTrue(browser.ask("document.querySelector('.panel').innerText")
                    .contains("above 140 /min"));
            browser.ask("document.querySelector('.presets').open = true");
            browser.ask("document.querySelector('.preset .choice').click()");
            browser.until("document.querySelectorAll('.command.proposed').length === 2");
            browser.screenshot(Path.of("target", "console-presets.png"));
            browser.until("document.querySelector('.confirm') !== null");
            browser.ask("document.querySelector('.confirm').click()");
            browser.until("document.querySelector('.command.refused') !== null");
            assertTrue(browser.ask("document.querySelector('.command.refused').innerText")
                    .contains("refused by the device: a fallback acts"));
            assertEquals(List.of(), browser.complaints());
        }
    }

    private void answer(Frame.Request request) {
        boolean ports = request.ask() == Ask.PORTS;
        uplink.ingest(FrameWriter.bytes(new Frame.Answer(request.header(), request.number(), ports,
                ports ? List.of("prescription\t1\tabc", "output\t1\theart rate\t72.0\t1/min")
                        : List.of("a fallback acts"))));
    }

    private static void signIn(Browser browser, Staff staff, Role role) throws Exception {
        browser.open(staff.at("/sign-in.html"));
        browser.until("document.getElementById('go')?.disabled === false");
        browser.ask("(() => { const at = (id) => document.getElementById(id);"
                + "at('name').value = '" + role.word() + "'; at('password').value = '"
                + Staff.PASSWORD + "'; at('code').value = '" + staff.code(role)
                + "'; at('go').click(); })()");
        browser.until("document.querySelector('.tile') !== null");
        browser.ask("location.hash = '#/bed/bed-1'");
        browser.until("document.querySelector('.remote') !== null");
    }
}
