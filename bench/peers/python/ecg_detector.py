"""The single-lead beat detector of homeostat.signal, rule by rule in plain Python, a sample at a time.
Usage: ecg_detector.py FILE; FILE holds doubles in millivolts, 360 Hz."""
import math
import sys
import time
from array import array

RATE = 360
BEAT = 4096
BITS = 16


def samples(ms):
    return max(1, round(ms * RATE / 1000))


def divide(a, b):
    """Towards zero, as processors do."""
    return a // b if a >= 0 else -(-a // b)


class Mean:
    def __init__(self, length):
        self.ring, self.at, self.sum = [0] * length, 0, 0

    def step(self, value):
        self.sum += value - self.ring[self.at]
        self.ring[self.at] = value
        self.at = self.at + 1 if self.at + 1 < len(self.ring) else 0
        return divide(self.sum, len(self.ring))

    def settle(self, value):
        self.ring, self.sum = [value] * len(self.ring), value * len(self.ring)


class Delay:
    def __init__(self, length):
        self.ring, self.newest = [0] * length, 0

    def push(self, value):
        self.newest = self.newest + 1 if self.newest + 1 < len(self.ring) else 0
        self.ring[self.newest] = value

    def ago(self, count):
        return self.ring[self.newest - count]


class Eight:
    def __init__(self, value):
        self.ring, self.at = [value] * 8, 0

    def fill(self, value):
        self.ring = [value] * 8

    def push(self, value):
        self.ring[self.at] = value
        self.at = (self.at + 1) & 7

    def mean(self):
        return sum(self.ring) // 8

    def median(self):
        ordered = sorted(self.ring)
        return (ordered[3] + ordered[4]) // 2


class Lead:
    def __init__(self):
        self.first, self.second = Mean(samples(25) | 1), Mean(samples(25) | 1)
        self.baseline, self.sum = Mean(samples(125) | 1), Mean(samples(120) | 1)
        self.delay, self.lag = (len(self.baseline.ring) - 1) // 2, samples(10)
        self.smoothed, self.band = Delay(self.delay + 1), Delay(samples(280))
        self.blocks, self.block, self.count = [0] * 64, samples(50), 0
        self.left, self.top, self.seconds_left, self.second_top, self.learned = self.block, 0, 20, 0, 0
        self.heights, self.noises, self.seconds = Eight(5), Eight(0), Eight(0)
        self.height, self.held, self.begun, self.doubts = 5, 0, False, 0
        self.weigh()

    def weigh(self):
        self.gain = (BEAT << BITS) // self.height

    def step(self, mv):
        if not math.isnan(mv):
            self.held = round(max(-100, min(100, mv)) * 1000)
        if not self.begun:
            self.begun = True
            for stage in (self.first, self.second, self.baseline):
                stage.settle(self.held)
            self.smoothed.ring = [self.held] * len(self.smoothed.ring)
        smooth = self.second.step(self.first.step(self.held))
        self.smoothed.push(smooth)
        passed = self.smoothed.ago(self.delay) - self.baseline.step(smooth)
        self.band.push(passed)
        energy = self.sum.step(abs(passed - self.band.ago(self.lag)))
        self.top = max(self.top, energy)
        self.left -= 1
        if self.left == 0:
            self.close()
        return min(BEAT, energy * self.gain >> BITS)

    def close(self):
        self.blocks[self.count & 63] = self.top
        self.count += 1
        self.second_top, self.learned = max(self.second_top, self.top), max(self.learned, self.top)
        self.seconds_left -= 1
        if self.seconds_left == 0:
            self.seconds.push(self.second_top)
            self.seconds_left, self.second_top = 20, 0
        self.left, self.top = self.block, 0

    def relearn(self):
        self.heights.ring = list(self.seconds.ring)
        self.settle()

    def settle(self):
        self.height = max(5, sorted(self.heights.ring)[2])
        self.noises.fill(self.height // 4)

    def kept(self, i):
        return self.blocks[i & 63] if 0 <= i < self.count and i >= self.count - 64 else 0

    def beat(self, before, at):
        centre = at // self.block
        highest = max(self.kept(k) for k in range(centre - 1, centre + 2))
        between, quietest = 0, highest
        for k in range(max(before // self.block + 3, self.count - 64), centre - 2):
            between, quietest = max(between, self.kept(k)), min(quietest, self.kept(k))
        self.heights.push(highest)
        self.noises.push(between)
        self.height = max(5, sorted(self.heights.ring)[2])
        lonely = between > self.height * 2 and quietest * 8 < between
        self.doubts = self.doubts + 1 if lonely else max(0, self.doubts - 1)
        if self.doubts >= 4:
            self.doubts = 0
            self.relearn()


class Detector:
    def __init__(self):
        lead = self.lead = Lead()
        self.band_delay = len(lead.first.ring) - 1 + lead.delay
        self.energy_delay = self.band_delay + lead.lag // 2 + (len(lead.sum.ring) - 1) // 2
        self.beats, self.noises = Eight(0), Eight(0)
        self.level = self.noise = self.threshold = 0
        self.intervals, self.interval = Eight(samples(1000)), samples(1000)
        self.candidate = self.rejected = None
        self.refractory, self.t_wave, self.fiducial = samples(200), samples(360), samples(60)
        self.search_back, self.latency = samples(2000), samples(2000) - samples(360) + self.energy_delay
        self.learning, self.left, self.now, self.beaten = samples(2000), 0, -1, False
        self.sample = self.steepness = self.searched = self.found = 0
        self.top = self.before = self.flat = self.since = 0
        self.hump_max = samples(95)

    def update(self):
        self.level, self.noise = self.beats.median(), self.noises.mean()
        self.threshold = self.noise + divide((self.level - self.noise) * 9, 16)

    def start(self):
        self.lead.weigh()
        self.beats.fill(BEAT)
        self.noises.fill(0)
        self.update()
        self.found = self.now

    def hump(self, value):
        """The height and the age of a hump that is complete, or None."""
        done = None
        if value > self.top and value >= self.before:
            self.top, self.since, self.flat = value, 0, 0
        elif self.top > 0:
            self.since += 1
            if value == self.top and self.flat + self.since < self.hump_max:
                self.flat, self.since = self.flat + self.since, 0
            elif value < self.top // 2 or self.since >= self.hump_max:
                done = self.top, self.since + self.flat // 2
                self.since = self.top = 0
        self.before = value
        return done

    def step(self, mv):
        share = self.lead.step(mv)
        self.now += 1
        done = self.hump(share)
        if done:
            self.consider(*done)
        if self.candidate and share > self.candidate[0]:
            self.candidate = None
        due = False
        if self.candidate:
            self.left -= 1
            due = self.left <= 0
        if self.learning > 0:
            self.candidate = None if due else self.candidate
            self.learning -= 1
            if self.learning == 0:
                self.lead.heights.fill(max(5, self.lead.learned))
                self.lead.settle()
                self.start()
                self.searched = self.now
            return False
        if due and self.classify() or self.overdue():
            return True
        if self.now - self.found > samples(8000):
            self.lead.relearn()
            self.start()
            self.intervals.fill(samples(1000))
            self.interval = samples(1000)
        return False

    def consider(self, height, age):
        if self.candidate and height < self.candidate[0]:
            return
        band, lag, gain = self.lead.band, self.lead.lag, self.lead.gain
        middle = age + self.energy_delay - self.band_delay
        first, last = max(0, middle - self.fiducial), min(len(band.ring) - lag - 1, middle + self.fiducial)
        place = max(range(first, last + 1), key=lambda back: abs(band.ago(back)))
        steep = max(abs(band.ago(back) - band.ago(back + lag))
                    for back in range(max(0, first - lag // 2), last - lag // 2 + 1)) * gain >> BITS
        if not self.candidate or height > self.candidate[0] or steep > self.candidate[1]:
            self.candidate = height, steep, self.now - self.band_delay - place
            self.left = max(1, self.refractory - age)

    def classify(self):
        height, steep, sample = beat = self.candidate
        self.candidate = None
        since = sample - self.sample
        if self.beaten and since < self.refractory:
            return False
        is_t = self.beaten and since < self.t_wave and steep * 2 < self.steepness
        early = self.beaten and since * 8 < self.interval * 5
        noisy = self.noise * 1000 // max(1, self.level) > 350
        if height > self.threshold + (BEAT // 8 if early and noisy else 0) and not is_t:
            self.accept(beat)
            return True
        self.noises.push(min(height, self.level))
        self.update()
        if sample - self.searched > self.t_wave and (not self.rejected or height > self.rejected[0]):
            self.rejected = beat
        return False

    def overdue(self):
        if not self.rejected:
            return False
        if self.now - self.rejected[2] > self.latency:
            self.rejected = None
            return False
        waited = self.now - self.energy_delay - self.searched
        late = waited > self.interval + self.interval // 2 and not self.candidate
        limit = min(self.threshold // 2, self.noise + divide((self.level - self.noise) * 3, 16))
        if (late or waited >= self.search_back) and self.rejected[0] > limit:
            self.accept(self.rejected)
            return True
        return False

    def accept(self, beat):
        height, steep, sample = beat
        self.beats.push(height)
        self.update()
        if self.beaten and sample - self.sample < samples(3000):
            self.intervals.push(sample - self.sample)
            self.interval = self.intervals.mean()
        if self.beaten:
            self.lead.beat(self.sample + self.energy_delay, sample + self.energy_delay)
            self.lead.weigh()
        self.beaten, self.sample, self.steepness = True, sample, steep
        self.searched, self.found, self.rejected = sample, self.now, None


data = array("d")
with open(sys.argv[1], "rb") as file:
    data.frombytes(file.read())
start = time.process_time()
detector = Detector()
found = [detector.sample for value in data if detector.step(value)]
print("cpu-seconds", time.process_time() - start)
print("beats", len(found))
print("places", sum(found))
