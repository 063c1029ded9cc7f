package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Regime;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a nurse sees decides; so the console is looked at in a real browser, on real frames.
final class ConsoleBrowser {
    private static final String NASTY = "<img src=x onerror=document.title=1>";
    private static final double STEP = 0.2;
    private static final SyntheticBed LIVE = SyntheticBed.monitor("bed-1", NASTY);
    private static final SyntheticBed PANCREAS = SyntheticBed.pancreas("bed-2", "adult#004", 60);
    private static final SyntheticBed SILENT = SyntheticBed.monitor("bed-3", "S. Moreau");
    private static final SyntheticBed GAPPED = SyntheticBed.monitor("bed-4", "R. Lindqvist");
    private static Fleet fleet;
    private static Uplink uplink;
    private static Browser browser;
    private static ScheduledExecutorService pump;
    private static double seconds = 100;
    private static volatile boolean acknowledged;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(Browser.CHROMIUM), "missing: " + Browser.CHROMIUM);
        fleet = Fleet.start(FleetOptions.port(0));
        uplink = fleet.connect(bytes -> acknowledged |=
                FrameReader.read(bytes) instanceof Frame.Acknowledge);
        for (SyntheticBed bed : List.of(LIVE, PANCREAS, SILENT, GAPPED)) {
            uplink.ingest(bed.at(seconds, System.currentTimeMillis()).hello());
            uplink.ingest(bed.mode(1, Regime.NORMAL));
        }
        for (int minute = 0; minute < 300; minute++) {
            uplink.ingest(PANCREAS.at(minute * 60, 0).numerics(0, 100 + minute / 4.0, 2, 120));
        }
        uplink.ingest(SILENT.numerics(1, 88, 680, 90));
        pump = Executors.newSingleThreadScheduledExecutor();
        pump.scheduleAtFixedRate(ConsoleBrowser::pump, 0, (long) (STEP * 1000),
                TimeUnit.MILLISECONDS);
        browser = new Browser(1400, 1000);
        browser.open(fleet.address());
        browser.until("document.querySelectorAll('.tile').length === 4");
    }

    @AfterAll
    static void stop() throws Exception {
        if (pump != null) {
            pump.shutdownNow();
        }
        if (browser != null) {
            browser.close();
        }
        if (fleet != null) {
            fleet.close();
        }
    }

    @AfterEach
    void nothingWasComplainedAboutOrAskedForElsewhere() {
        assertEquals(List.of(), browser.complaints());
        String own = "127.0.0.1:" + fleet.port() + "/";
        for (String address : browser.requests()) {
            assertTrue(address.equals("about:blank") || address.startsWith("http://" + own)
                    || address.startsWith("ws://" + own), address);
        }
    }

    private static void pump() {
        long now = System.currentTimeMillis();
        uplink.ingest(LIVE.at(seconds, now).ecg(seconds, seconds + STEP, 75));
        uplink.ingest(LIVE.numerics(1, 75, 800, 97));
        uplink.ingest(PANCREAS.at(18_000 + (seconds - 100) * 60, now).numerics(0, 175, 2, 170));
        uplink.ingest(GAPPED.at(seconds, now).numerics(1, 61, 980, 95));
        seconds += STEP;
    }

    @Test
    void theWardShowsEveryBedWithItsNumbers() throws Exception {
        show("");
        browser.until(tile("bed-1") + ".querySelector('.large .num').textContent === '75'");
        browser.until(tile("bed-2") + ".querySelector('.large .num').textContent === '175'");
        assertEquals("Glucose mg/dL", browser.ask(
                tile("bed-2") + ".querySelector('.large .label').innerText.replace(/\\s+/g, ' ')"));
        browser.until(tile("bed-1") + ".querySelector('.age').textContent === 'live'");
        browser.until(tile("bed-2") + ".querySelector('.age').textContent === 'live · 60×'");
        assertEquals("Holding Artificial pancreas",
                browser.ask(tile("bed-2") + ".querySelector('.mode').textContent"));
        assertTrue(browser.ask("document.body.innerText")
                .contains("Simulated patients. Not for clinical use."));
        browser.until(painted(tile("bed-1") + ".querySelector('canvas')") + " > 500");
        browser.until(painted(tile("bed-2") + ".querySelector('canvas')") + " > 500");
        browser.screenshot(Path.of("target", "console-ward.png"));
    }

    @Test
    void aPatientsNameIsNeverMarkup() throws Exception {
        show("");
        assertEquals(NASTY, browser.ask(tile("bed-1") + ".querySelector('.patient').textContent"));
        assertEquals("0", browser.ask("document.images.length"));
    }

    @Test
    void oldDataIsGreyWithItsAgeAndSilenceIsAnAlarm() throws Exception {
        show("");
        browser.until(tile("bed-3") + ".classList.contains('stale')");
        browser.until("/^no data for \\d+ s$/.test(" + tile("bed-3")
                + ".querySelector('.age').textContent)");
        assertEquals("grayscale(1)", browser.ask(
                "getComputedStyle(" + tile("bed-3") + ".querySelector('.reading')).filter"));
        assertEquals("none", browser.ask(
                "getComputedStyle(" + tile("bed-1") + ".querySelector('.reading')).filter"));
        browser.until("/!!+ ?No data/.test(" + tile("bed-3")
                + ".querySelector('.strip').innerText.replace(/\\s+/g, ' '))");
        assertEquals("false", browser.ask(tile("bed-1") + ".classList.contains('stale')"));
    }

    @Test
    void anAlarmIsAnsweredAndShowsSoOnlyWhenTheBedSaysSo() throws Exception {
        uplink.ingest(LIVE.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
        show("#/bed/bed-1");
        String row = "document.querySelector('[data-alarm=\"0\"]')";
        browser.until(row + " !== null && " + row + ".classList.contains('high')");
        assertTrue(browser.ask(row + ".innerText").contains("No beat for 4 seconds."));
        assertEquals("!!!", browser.ask(row + ".querySelector('.sign').textContent"));
        assertEquals("0.5s",
                browser.ask("getComputedStyle(" + row + ".querySelector('.sign'))"
                        + ".animationDuration"));
        browser.ask(row + ".querySelector('button').click()");
        browser.until(row + ".querySelector('button').disabled");
        for (int i = 0; i < 100 && !acknowledged; i++) {
            Thread.sleep(20);
        }
        assertTrue(acknowledged, "no command came down");
        assertEquals("false", browser.ask(row + ".classList.contains('acknowledged')"));
        uplink.ingest(LIVE.alarm(0, Priority.HIGH, AlarmState.ACKNOWLEDGED, false));
        browser.until(row + ".classList.contains('acknowledged')");
        browser.until("document.querySelector('.log').innerText.includes('acknowledged')");
        browser.screenshot(Path.of("target", "console-bed.png"));
        uplink.ingest(LIVE.alarm(0, Priority.HIGH, AlarmState.INACTIVE, false));
        browser.until(row + " === null");
    }

    @Test
    void aPauseOfSoundCountsDown() throws Exception {
        show("#/bed/bed-2");
        browser.until("document.getElementById('pause') !== null");
        browser.ask("document.getElementById('pause').click()");
        browser.until("/^Audio paused, 1:5\\d left$/.test("
                + "document.getElementById('pause').textContent)");
        assertEquals("Audio off", browser.ask("document.getElementById('audio').textContent"));
    }

    @Test
    void silenceOfAScreenEndsByItself() throws Exception {
        show("#/");
        String text = "document.getElementById('audio').textContent";
        browser.until(text + " === 'Audio off'");
        browser.ask("document.getElementById('audio').click()");
        browser.until(text + " === 'Audio on'");
        browser.ask("document.getElementById('audio').click()");
        browser.until("/^Audio paused 1:5\\d$/.test(" + text + ")");
        browser.ask("performance.now = ((now) => () => now() + 120000)"
                + "(performance.now.bind(performance))");
        browser.until(text + " === 'Audio on'");
    }

    @Test
    void aWaveKeepsItsPeaksAndItsGaps() throws Exception {
        float[] spikes = new float[4 * 360];
        for (int i = 90; i < spikes.length; i += 180) {
            spikes[i] = 1.5f;
        }
        show("#/bed/bed-4");
        browser.until("document.querySelector('canvas.sweep') !== null");
        uplink.ingest(GAPPED.wave(1000 * 360, spikes));
        uplink.ingest(GAPPED.wave(1006 * 360, spikes));
        String columns = """
            ((from, to) => {
              const canvas = document.querySelector('canvas.sweep');
              const window = canvas.clientWidth / (96 / 25.4) / 25;
              const x = (s) => Math.round((s %% window) / window * canvas.width);
              const data = canvas.getContext('2d').getImageData(0, 0, canvas.width,
                canvas.height).data;
              let painted = 0, wanted = 0, top = canvas.height;
              const width = canvas.width;
              for (let c = x(from); c !== x(to); c = (c + 1) %% width, wanted++) {
                let hit = false;
                for (let y = 0; y < canvas.height; y++) {
                  if (data[4 * (y * width + c) + 3] > 60) { hit = true; top = Math.min(top, y); }
                }
                painted += hit ? 1 : 0;
              }
              const peak = canvas.clientHeight * 0.64 - 1.5 * 10 * 96 / 25.4;
              return [painted === 0 ? 'empty' : painted === wanted ? 'full' : 'part',
                Math.abs(top - peak) < 2.5 ? 'peak' : 'no peak'].join(' ');
            })(%s, %s)""";
        browser.until(columns.formatted("1002", "1003.9") + " === 'full peak'");
        browser.until(columns.formatted("1006.1", "1007") + " === 'full peak'");
        assertEquals("empty no peak", browser.ask(columns.formatted("1004.1", "1005.9")));
    }

    @Test
    void thePanelIsMadeFromTheSheet() throws Exception {
        show("#/bed/bed-2");
        browser.until("document.querySelectorAll('.panel .gauge').length === 4");
        String panel = browser.ask("document.querySelector('.panel').innerText");
        for (String part : List.of("Insulin on board", "Controlled variable",
                "subcutaneous glucose", "Carbohydrate ratio", "Low glucose", "P-2",
                "An unknown outcome counts as delivered until proven otherwise.")) {
            assertTrue(panel.contains(part), part);
        }
        browser.until("document.querySelectorAll('.chart canvas').length === 3");
        browser.until(painted("document.querySelector('.chart canvas')") + " > 500");
    }

    @Test
    void everythingIsReachedByKeyboard() throws Exception {
        show("");
        browser.ask(tile("bed-2") + ".focus()");
        browser.press("Enter");
        browser.until("location.hash === '#/bed/bed-2'");
        browser.press("ArrowRight");
        browser.until("document.querySelector('h1')?.textContent === 'bed-3'");
        browser.press("Escape");
        browser.until("location.hash === '#/'");
    }

    @Test
    void aServerThatFallsSilentIsAnAlarmHereToo() throws Exception {
        try (Browser stranded = new Browser(900, 700)) {
            try (Fleet other = Fleet.start(FleetOptions.port(0))) {
                Uplink link = other.connect(command -> { });
                SyntheticBed bed = SyntheticBed.monitor("bed-9", "p");
                link.ingest(bed.hello());
                link.ingest(bed.numerics(1, 60, 1000, 99));
                stranded.open(other.address());
                stranded.until("document.querySelectorAll('.tile').length === 1");
            }
            stranded.until("!document.getElementById('lost').hidden && document"
                    + ".getElementById('lost').textContent.includes('No word from the server')");
            stranded.until("document.querySelector('.tile').classList.contains('stale')");
        }
    }

    private static void show(String hash) throws Exception {
        browser.ask("location.hash = '" + hash + "'");
        browser.open(URI.create(fleet.address() + hash));
        browser.until("document.querySelector(location.hash.includes('bed/')"
                + " ? '.bedside h1' : '.tile[data-bed=\"bed-4\"]') !== null");
    }

    private static String tile(String bed) {
        return "document.querySelector('[data-bed=\"" + bed + "\"]')";
    }

    private static String painted(String canvas) {
        return "((canvas) => { const data = canvas.getContext('2d').getImageData(0, 0, "
                + "canvas.width, canvas.height).data; let count = 0; "
                + "for (let i = 3; i < data.length; i += 4) count += data[i] > 60; return count; "
                + "})(" + canvas + ")";
    }
}
