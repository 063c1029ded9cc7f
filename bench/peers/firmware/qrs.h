/* The single-lead beat detector of homeostat.signal by hand, at 360 Hz; the one of ../c/ecg.c with
 * the widths of Java's integers. */
#ifndef PEER_QRS_H
#define PEER_QRS_H

#include "kernel.h"

static inline int64_t length_of(int64_t a) { return a < 0 ? -a : a; }
/* Rounds as Java's rint: to the nearest, of two to the even one. */
static inline int to_int(double a) {
    double shifted = a + 6755399441055744.0;
    return (int) (shifted - 6755399441055744.0);
}

enum { BEAT = 4096, BLOCKS = 64, BITS = 16 };

typedef struct { int ring[104], length, at, sum; } Sum;
typedef struct { int ring[104], length, newest; } Delay;
typedef struct { int ring[8], sorted[8], at; } Eight;
typedef struct { int present, height, steepness; int64_t sample; } Candidate;

static int samples(int ms) { int n = to_int(ms * 360.0 / 1000); return n < 1 ? 1 : n; }
static int mean(Sum *s, int in) {
    s->sum += in - s->ring[s->at];
    s->ring[s->at] = in;
    if (++s->at == s->length) s->at = 0;
    return s->sum / s->length;
}
static void settle(Sum *s, int in) {
    for (int i = 0; i < s->length; i++) s->ring[i] = in;
    s->sum = in * s->length;
}
static void push(Delay *d, int in) {
    if (++d->newest == d->length) d->newest = 0;
    d->ring[d->newest] = in;
}
static int ago(const Delay *d, int n) {
    int i = d->newest - n;
    return d->ring[i < 0 ? i + d->length : i];
}
static void fill(Eight *e, int v) { for (int i = 0; i < 8; i++) e->ring[i] = v; }
static void take(Eight *e, int v) { e->ring[e->at] = v; e->at = (e->at + 1) & 7; }
static void sort(Eight *e) {
    for (int i = 0; i < 8; i++) {
        int v = e->ring[i], k = i;
        while (k > 0 && e->sorted[k - 1] > v) { e->sorted[k] = e->sorted[k - 1]; k--; }
        e->sorted[k] = v;
    }
}
static int average(const Eight *e) { int s = 0; for (int i = 0; i < 8; i++) s += e->ring[i]; return s / 8; }
static int median(Eight *e) { sort(e); return (e->sorted[3] + e->sorted[4]) / 2; }
static int ranked(Eight *e, int r) { sort(e); return e->sorted[r]; }
static int more(int a, int b) { return a > b ? a : b; }
static int64_t less(int64_t a, int64_t b) { return a < b ? a : b; }

/* filter and lead */
static Sum first, second, baseline, energySum;
static Delay smoothed, band;
static int baselineDelay, slopeLag, bandDelay, energyDelay, lookBack, energy;
static Eight heights, noises, seconds;
static int blocks[BLOCKS], block, blockLeft, blockHeight, secondLeft, secondHeight, learned;
static int height, noise, held, begun, doubts;
static int64_t blockCount, gain;
/* detector */
static Eight beatsEight, noisesEight, intervals;
static int beatLevel, noiseLevel, threshold, interval, learningLeft, candidateLeft;
static int refractory, tWave, fiducial, oneSecond, searchBackMax, intervalMax, relearning, latencyMax;
static int humpMax, top, before, flat, sinceTop, humpHeight, humpAge, beaten, beatSteepness;
static int64_t now, beatSample, searchedFrom, foundAt;
static Candidate candidate, rejected;

static void learn_seconds(void) { for (int i = 0; i < 8; i++) heights.ring[i] = seconds.ring[i]; }
static void levels(void) {
    beatLevel = median(&beatsEight);
    noiseLevel = average(&noisesEight);
    threshold = noiseLevel + (beatLevel - noiseLevel) * 9 / 16;
}
static void startLevels(void) { fill(&beatsEight, BEAT); fill(&noisesEight, 0); levels(); }
static void weigh(void) { gain = ((int64_t) BEAT << BITS) / height; }
static void settleLead(void) {
    height = more(5, ranked(&heights, 2));
    noise = height / 4;
    fill(&noises, noise);
}
static void init(void) {
    first.length = second.length = samples(25) | 1;
    baseline.length = samples(125) | 1;
    energySum.length = samples(120) | 1;
    slopeLag = samples(10);
    baselineDelay = (baseline.length - 1) / 2;
    smoothed.length = baselineDelay + 1;
    band.length = samples(280);
    bandDelay = first.length - 1 + baselineDelay;
    energyDelay = bandDelay + slopeLag / 2 + (energySum.length - 1) / 2;
    lookBack = band.length - slopeLag;
    block = blockLeft = samples(50); secondLeft = 20; blockCount = 0;
    blockHeight = secondHeight = learned = noise = held = begun = doubts = 0;
    height = 5; fill(&heights, 5); weigh();
    humpMax = samples(95); refractory = samples(200); tWave = samples(360); fiducial = samples(60);
    oneSecond = samples(1000); searchBackMax = samples(2000); intervalMax = samples(3000);
    relearning = samples(8000); latencyMax = searchBackMax - tWave + energyDelay;
    learningLeft = samples(2000); fill(&intervals, oneSecond); interval = oneSecond;
    top = before = flat = sinceTop = beaten = beatSteepness = candidateLeft = 0;
    beatLevel = noiseLevel = threshold = 0;
    now = -1; beatSample = searchedFrom = foundAt = 0;
}
static int blockAt(int64_t i) {
    return i >= 0 && i < blockCount && i >= blockCount - BLOCKS ? blocks[i & (BLOCKS - 1)] : 0;
}
static void learnBeat(int64_t from, int64_t at) {
    int64_t centre = at / block;
    int highest = 0, between = 0;
    for (int64_t k = centre - 1; k <= centre + 1; k++) highest = more(highest, blockAt(k));
    int64_t quietest = highest, k = from / block + 3;
    if (k < blockCount - BLOCKS) k = blockCount - BLOCKS;
    for (; k <= centre - 3; k++) {
        between = more(between, blockAt(k));
        quietest = less(quietest, blockAt(k));
    }
    take(&heights, highest);
    take(&noises, between);
    height = more(5, ranked(&heights, 2));
    noise = average(&noises);
    int lonely = between > height * 2L && quietest * 8 < between;
    doubts = lonely ? doubts + 1 : more(0, doubts - 1);
    if (doubts >= 4) { doubts = 0; learn_seconds(); settleLead(); }
}
static int lead(double mv) {
    if (mv == mv) held = to_int(least(100, most(-100, mv)) * 1000);
    if (!begun) {
        begun = 1; settle(&first, held); settle(&second, held); settle(&baseline, held);
        for (int i = 0; i < smoothed.length; i++) smoothed.ring[i] = held;
    }
    int smooth = mean(&second, mean(&first, held));
    push(&smoothed, smooth);
    int passed = ago(&smoothed, baselineDelay) - mean(&baseline, smooth);
    push(&band, passed);
    energy = mean(&energySum, (int) length_of(passed - ago(&band, slopeLag)));
    blockHeight = more(blockHeight, energy);
    if (--blockLeft == 0) {
        blocks[blockCount & (BLOCKS - 1)] = blockHeight;
        blockCount++;
        secondHeight = more(secondHeight, blockHeight);
        learned = more(learned, blockHeight);
        if (--secondLeft == 0) { secondLeft = 20; take(&seconds, secondHeight); secondHeight = 0; }
        blockLeft = block; blockHeight = 0;
    }
    return (int) less(BEAT, energy * gain >> BITS);
}
static int hump(int value) {
    int complete = 0;
    if (value > top && value >= before) { top = value; sinceTop = 0; flat = 0; }
    else if (top > 0) {
        sinceTop++;
        if (value == top && flat + sinceTop < humpMax) { flat += sinceTop; sinceTop = 0; }
        else if (value < top / 2 || sinceTop >= humpMax) {
            humpHeight = top; humpAge = sinceTop + flat / 2; top = 0; complete = 1;
        }
    }
    before = value;
    return complete;
}
static void consider(void) {
    if (candidate.present && humpHeight < candidate.height) return;
    int middle = humpAge + energyDelay - bandDelay;
    int from = more(0, middle - fiducial), to = (int) less(lookBack - 1, middle + fiducial), place = from;
    int64_t deflection = -1, steepest = 0;
    for (int a = from; a <= to; a++) {
        int64_t size = length_of(ago(&band, a)) * gain;
        if (size > deflection) { deflection = size; place = a; }
    }
    int shift = slopeLag / 2;
    for (int a = more(0, from - shift); a <= to - shift; a++) {
        int64_t s = length_of(ago(&band, a) - ago(&band, a + slopeLag)) * gain;
        if (s > steepest) steepest = s;
    }
    int steep = (int) less(2147483647L, steepest >> BITS);
    if (!candidate.present || humpHeight > candidate.height || steep > candidate.steepness) {
        candidate = (Candidate) {1, humpHeight, steep, now - bandDelay - place};
        candidateLeft = more(1, refractory - humpAge);
    }
}
static void accept(Candidate *beat) {
    take(&beatsEight, beat->height); levels();
    if (beaten && beat->sample - beatSample < intervalMax) {
        take(&intervals, (int) (beat->sample - beatSample));
        interval = average(&intervals);
    }
    if (beaten) { learnBeat(beatSample + energyDelay, beat->sample + energyDelay); weigh(); }
    beaten = 1; beatSample = beat->sample; beatSteepness = beat->steepness;
    searchedFrom = beatSample; foundAt = now; rejected.present = 0;
}
static int classify(void) {
    candidate.present = 0;
    int64_t since = candidate.sample - beatSample;
    if (beaten && since < refractory) return 0;
    int isT = beaten && since < tWave && candidate.steepness * 2L < beatSteepness;
    int early = beaten && since * 8 < interval * 5L;
    int noisy = noiseLevel * 1000 / more(1, beatLevel) > 350;
    if (candidate.height > threshold + (early && noisy ? BEAT / 8 : 0) && !isT) { accept(&candidate); return 1; }
    take(&noisesEight, (int) less(candidate.height, beatLevel)); levels();
    if (candidate.sample - searchedFrom > tWave && (!rejected.present || candidate.height > rejected.height)) {
        rejected = candidate; rejected.present = 1;
    }
    return 0;
}
static int searchBack(void) {
    if (!rejected.present) return 0;
    if (now - rejected.sample > latencyMax) { rejected.present = 0; return 0; }
    int64_t waited = now - energyDelay - searchedFrom;
    int late = waited > interval + interval / 2 && !candidate.present;
    int overdue = (int) less(threshold / 2, noiseLevel + (beatLevel - noiseLevel) * 3 / 16);
    if ((late || waited >= searchBackMax) && rejected.height > overdue) { accept(&rejected); return 1; }
    return 0;
}
static int step(double mv) {
    int share = lead(mv);
    now++;
    if (hump(share)) consider();
    if (candidate.present && share > candidate.height) candidate.present = 0;
    int due = candidate.present && --candidateLeft <= 0;
    if (learningLeft > 0) {
        if (due) candidate.present = 0;
        if (--learningLeft == 0) {
            fill(&heights, more(5, learned)); settleLead(); weigh(); startLevels();
            searchedFrom = foundAt = now;
        }
        return 0;
    }
    if ((due && classify()) || searchBack()) return 1;
    if (now - foundAt > relearning) {
        learn_seconds(); settleLead(); weigh(); startLevels();
        fill(&intervals, oneSecond); interval = oneSecond; foundAt = now;
    }
    return 0;
}

#endif
