package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.fleet.store.Ledger;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Parcel;
import homeostat.wire.log.DiskFolder;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happened in the night is asked for in the morning, on a wide screen or on a telephone.
final class ReviewBrowser {
    private static final int MINUTES = 3 * 1_440;
    private static final String PATIENT = "M. Aalto";
    @TempDir
    private static Path folder;
    private static Fleet fleet;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(Browser.CHROMIUM), "missing: " + Browser.CHROMIUM);
        record(Seal.in(folder.resolve("fleet.key")), System.currentTimeMillis());
        fleet = Fleet.start(FleetOptions.port(0)
                .devices(new FleetOptions.Devices(0, folder, null)));
        fleet.reception().join();
        browser = new Browser(1300, 1000);
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (fleet != null) {
            fleet.close();
        }
    }

    /// Three days at one bed: a number each minute but for an hour, and an alarm every four hours.
    private static void record(Seal seal, long nowMs) {
        SyntheticBed bed = SyntheticBed.monitor("bed-1", PATIENT);
        try (SegmentLog journal = SegmentLog.open(
                DiskFolder.open(folder.resolve("journal")), 16 << 20)) {
            Ledger ledger = new Ledger(journal, seal);
            List<Parcel.Item> items = new ArrayList<>();
            items.add(new Parcel.Item(1, bed.at(0, nowMs - MINUTES * 60_000L).hello()));
            for (int minute = 0; minute < MINUTES; minute++) {
                long atMs = nowMs - (MINUTES - minute) * 60_000L;
                bed.at(60 * minute, atMs);
                if (minute % 1_440 < 600 || minute % 1_440 > 660) {
                    items.add(new Parcel.Item(items.size() + 1,
                            bed.numerics(1, 75 + 9 * Math.sin(minute / 200.0), 800, 97)));
                }
                if (minute % 240 == 7) {
                    items.add(new Parcel.Item(items.size() + 1,
                            bed.alarm(1, Priority.MEDIUM, AlarmState.ACTIVE, true)));
                    items.add(new Parcel.Item(items.size() + 1, bed.at(60 * minute + 5,
                            atMs + 5_000).alarm(1, Priority.MEDIUM, AlarmState.INACTIVE, false)));
                }
            }
            for (int from = 0; from < items.size(); from += 1_000) {
                ledger.take("gateway", new Parcel(1, 1, items.size(), false, items.subList(from,
                        Math.min(items.size(), from + 1_000))), nowMs);
            }
            ledger.commit();
        }
    }

    @Test
    void daysOfTrendsAlarmsAndTheirBurdenAreShown() throws Exception {
        browser.open(fleet.address().resolve("/review.html"));
        browser.until("document.querySelectorAll('.chart canvas').length === 3");
        browser.until("document.querySelectorAll('.log .entry').length === 12");
        browser.ask("[...document.querySelectorAll('.choice')].find((one) => "
                + "one.textContent === '3 days').click()");
        browser.until("document.querySelectorAll('.log .entry').length === 36");
        browser.until("document.querySelector('.record tbody tr')?.cells.length === 8");
        String row = browser.ask("document.querySelector('.record tbody').innerText"
                + ".replace(/\\s+/g, ' ')");
        assertTrue(row.startsWith("bed-1 0 18 0 0 18 2.8"), row);
        browser.screenshot(Path.of("target", "console-review.png"));
        browser.size(400, 900);
        browser.open(fleet.address().resolve("/review.html?bed=bed-1"));
        browser.until("document.querySelectorAll('.chart canvas').length === 3");
        assertEquals("true", browser.ask(
                "document.documentElement.scrollWidth <= window.innerWidth"));
        browser.screenshot(Path.of("target", "console-review-phone.png"));
        browser.size(1300, 1000);
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void whatIsTakenAwayNamesNobody() throws Exception {
        Http.Answer answer = Http.get(fleet.address().resolve("/api/beds/bed-1/export?days=3"));
        assertEquals(200, answer.status());
        List<String> lines = answer.body().lines().toList();
        assertEquals("code,minute,quantity,unit,count,lowest,mean,highest", lines.getFirst());
        assertTrue(lines.size() > 12_000, "lines: " + lines.size());
        assertTrue(lines.get(1).matches("[A-Za-z0-9_-]{12},\\d,heart rate,1/min,1,7.*"),
                lines.get(1));
        assertFalse(answer.body().contains(PATIENT));
        assertFalse(answer.body().contains("bed-1"));
        assertFalse(answer.body().contains("20" + java.time.Year.now().getValue() % 100 + "-"));
        for (String days : List.of("0", "32", "x", "-1", "")) {
            assertEquals(400, Http.get(fleet.address().resolve(
                    "/api/beds/bed-1/history?days=" + days)).status(), days);
        }
        assertEquals(404, Http.get(fleet.address().resolve("/api/beds/none/history")).status());
    }
}
