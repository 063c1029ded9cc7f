package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.fleet.people.Role;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each role sees is decided by the server, but it is a person who has to see it.
final class SignInBrowser {
    private static final String NASTY = "<img src=x onerror=document.title=1>";
    private static final SyntheticBed BED = SyntheticBed.monitor("bed-1", NASTY);
    @TempDir
    private static Path folder;
    private static Staff staff;
    private static Uplink uplink;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(Browser.CHROMIUM), "missing: " + Browser.CHROMIUM);
        staff = new Staff(folder);
        uplink = staff.fleet.connect(_ -> { });
        uplink.ingest(BED.hello());
        uplink.ingest(BED.numerics(1, 72, 833, 97));
        uplink.ingest(BED.alarm(1, Priority.MEDIUM, AlarmState.ACTIVE, true));
        browser = new Browser(1200, 900);
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (staff != null) {
            staff.close();
        }
    }

    @Test
    void aNurseSignsInWithThreeThingsAndOutAgain() throws Exception {
        browser.open(staff.at("/"));
        browser.until("location.pathname === '/sign-in.html'");
        browser.until("document.getElementById('go')?.disabled === false");
        assertTrue(browser.ask("document.body.innerText").contains("This screen shows no alarms"));
        browser.screenshot(Path.of("target", "console-sign-in.png"));
        type("nurse", "a wrong password", "000000");
        browser.until("document.getElementById('said').textContent.startsWith('Not signed in')");
        signIn(Role.NURSE);
        browser.until("document.querySelectorAll('.tile').length === 1");
        assertEquals(NASTY, browser.ask("document.querySelector('.patient').textContent"));
        assertEquals("0", browser.ask("document.images.length"));
        assertEquals("nurse nurse", browser.ask("document.querySelector('.me').textContent"));
        assertEquals("", browser.ask("document.cookie"));
        browser.ask("location.hash = '#/bed/bed-1'");
        browser.until("document.querySelector('[data-alarm=\"1\"] .acknowledge') !== null");
        browser.screenshot(Path.of("target", "console-nurse.png"));
        browser.ask("document.getElementById('sign-out').click()");
        browser.until("location.pathname === '/sign-in.html'");
    }

    @Test
    void anEngineerSeesNoNamesUntilTheGlassIsBroken() throws Exception {
        browser.open(staff.at("/sign-in.html"));
        browser.until("document.getElementById('go')?.disabled === false");
        signIn(Role.ENGINEER);
        browser.until("document.querySelectorAll('.tile').length === 1");
        assertEquals("(name not shown)",
                browser.ask("document.querySelector('.patient').textContent"));
        browser.ask("location.hash = '#/bed/bed-1'");
        browser.until("document.querySelector('[data-alarm=\"1\"]') !== null");
        assertEquals("null", browser.ask("document.querySelector('.acknowledge')"));
        browser.ask("document.getElementById('glass').click()");
        browser.until("document.getElementById('reason') !== null");
        browser.ask("document.getElementById('reason').value = 'the nurse is in bed-4'");
        browser.screenshot(Path.of("target", "console-glass.png"));
        browser.ask("document.getElementById('glass-go').click()");
        browser.until("document.querySelector('.glass')?.textContent.startsWith('Emergency')");
        browser.until("document.querySelector('.patient')?.textContent !== '(name not shown)'");
        browser.ask("document.getElementById('sign-out').click()");
        browser.until("location.pathname === '/sign-in.html'");
        browser.until("document.getElementById('go')?.disabled === false");
        signIn(Role.OFFICER);
        browser.until("location.pathname === '/security.html'");
        browser.until("document.querySelector('#emergencies .alarm.active') !== null");
        String record = browser.ask("document.querySelector('.record').innerText");
        for (String part : List.of("break glass", "the nurse is in bed-4", "see", "sign in")) {
            assertTrue(record.contains(part), part);
        }
        assertFalse(record.contains(NASTY));
        browser.screenshot(Path.of("target", "console-security.png"));
        browser.ask("document.querySelector('#emergencies .acknowledge').click()");
        browser.until("document.querySelector('#emergencies .alarm.acknowledged') !== null");
    }

    private static void signIn(Role role) throws Exception {
        type(role.word(), Staff.PASSWORD, staff.code(role));
    }

    private static void type(String name, String password, String code) throws Exception {
        browser.ask("(() => { const at = (id) => document.getElementById(id);"
                + "at('name').value = '" + name + "'; at('password').value = '" + password
                + "'; at('code').value = '" + code + "'; at('go').click(); })()");
    }
}
