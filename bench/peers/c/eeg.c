/* The peer of `bench eeg`: quantitative EEG as it streams, in C.
 *
 *     eeg FILE LEADS SECONDS
 *
 * FILE holds 16-bit samples of 0.1 microvolt, all leads of an instant together, at 256 Hz. The
 * pipeline is that of homeostat.signal.eeg, the same sums in the same order, without the gate, the
 * symmetry and the seizure detector that ours has besides. Prints the processor seconds of the
 * analysis alone and the mean of each figure over leads and seconds. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RATE = 256, WINDOW = 512, HALF = 256, BINS = 91, LOOKS = 240, EVERY = 16, FIGURES = 14 };

typedef struct { double b0, b1, b2, a1, a2, s1, s2; } Biquad;
typedef struct { double first, second, third, fourth, length, slope, slope2, bend, bend2; } Sums;

typedef struct {
    Biquad high, low, notch, slow, fast, smooth;
    double origin;
    int begun;
    double window[WINDOW];
    int at;
    Sums now, before;
    int before_count;
    double last, last_difference;
    double shelf_in, shelf_out;
    int wait, looks;
    double sorted[LOOKS];
    double lower, upper;
    double mean, variance;
    int run, suppressed, ring[60], ring_at;
    long suppressed_sum;
    int seconds;
} Lead;

static double cosine[HALF], sine[HALF], hann[WINDOW], windowed[WINDOW], density[BINS];
static double fa[HALF], fb[HALF], fc[HALF], fd[HALF];
static double scale, keep, shelf_now, shelf_before, shelf_back;
static double totals[FIGURES];
static long count;

static Biquad biquad(int kind, double hertz, double quality) {
    double angle = 2 * M_PI * hertz / RATE, c = cos(angle), alpha = sin(angle) / (2 * quality);
    double outer = kind == 0 ? (1 + c) / 2 : kind == 1 ? (1 - c) / 2 : 1;
    double middle = kind == 0 ? -(1 + c) : kind == 1 ? 1 - c : -2 * c;
    Biquad f = {outer / (1 + alpha), middle / (1 + alpha), outer / (1 + alpha),
                -2 * c / (1 + alpha), (1 - alpha) / (1 + alpha), 0, 0};
    return f;
}

static inline double step(Biquad *f, double x) {
    double y = f->b0 * x + f->s1;
    f->s1 = f->b1 * x - f->a1 * y + f->s2;
    f->s2 = f->b2 * x - f->a2 * y;
    return y;
}

static double warped(double hertz) { return tan(M_PI * hertz / RATE); }

static void prepare(void) {
    double squares = 0;
    for (int i = 0; i < HALF; i++) {
        cosine[i] = cos(2 * M_PI * i / WINDOW);
        sine[i] = sin(2 * M_PI * i / WINDOW);
    }
    for (int i = 0; i < WINDOW; i++) {
        hann[i] = 0.5 - 0.5 * cos(2 * M_PI * i / WINDOW);
        squares += hann[i] * hann[i];
    }
    scale = 2 / (RATE * squares);
    keep = exp(-1 / (0.1048 * RATE));
    double zero = warped(3), pole = warped(10), middle = warped(sqrt(30));
    double gain = sqrt((1 + middle / pole * (middle / pole)) / (1 + middle / zero * (middle / zero)));
    double size = gain * M_PI * pole / zero / (1 + pole);
    shelf_now = size * (1 + zero);
    shelf_before = size * (zero - 1);
    shelf_back = (pole - 1) / (pole + 1);
}

static void lead_init(Lead *lead) {
    double flat = 0.7071067811865476;
    memset(lead, 0, sizeof *lead);
    lead->high = biquad(0, 0.5, flat);
    lead->low = biquad(1, 45, flat);
    lead->notch = biquad(2, 50, 30);
    lead->slow = biquad(0, 2, flat);
    lead->fast = biquad(1, 15, flat);
    lead->smooth = biquad(1, 1 / (2 * M_PI * 0.5), flat);
    lead->wait = EVERY;
    lead->lower = lead->upper = NAN;
}

static double quantile(const double *sorted, double share) {
    double place = share * (LOOKS - 1);
    int below = (int) floor(place);
    return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
}

static void look(Lead *lead, double envelope) {
    int place = lead->looks;
    while (place > 0 && lead->sorted[place - 1] > envelope) {
        lead->sorted[place] = lead->sorted[place - 1];
        place--;
    }
    lead->sorted[place] = envelope;
    if (++lead->looks == LOOKS) {
        lead->looks = 0;
        lead->lower = quantile(lead->sorted, 0.1);
        lead->upper = quantile(lead->sorted, 0.9);
    }
}

static void sample(Lead *lead, double microvolts) {
    if (!lead->begun) {
        lead->begun = 1;
        lead->origin = microvolts;
    }
    double x = step(&lead->notch, step(&lead->low, step(&lead->high, microvolts - lead->origin)));
    lead->window[lead->at] = x;
    lead->at = lead->at + 1 == WINDOW ? 0 : lead->at + 1;
    double d = x - lead->last, b = d - lead->last_difference, s = x * x;
    Sums *n = &lead->now;
    n->first += x;
    n->second += s;
    n->third += s * x;
    n->fourth += s * s;
    n->length += fabs(d);
    n->slope += d;
    n->slope2 += d * d;
    n->bend += b;
    n->bend2 += b * b;
    lead->last = x;
    lead->last_difference = d;
    lead->mean = keep * lead->mean + (1 - keep) * x;
    double away = x - lead->mean;
    lead->variance = keep * lead->variance + (1 - keep) * (away * away);
    if (lead->variance < 12.5) {
        lead->run++;
        lead->suppressed += lead->run > RATE / 2 ? 1 : lead->run == RATE / 2 ? RATE / 2 : 0;
    } else {
        lead->run = 0;
    }
    double band = step(&lead->fast, step(&lead->slow, x));
    double weighted = shelf_now * band + shelf_before * lead->shelf_in - shelf_back * lead->shelf_out;
    lead->shelf_in = band;
    lead->shelf_out = weighted;
    double envelope = step(&lead->smooth, fabs(weighted));
    if (--lead->wait == 0) {
        lead->wait = EVERY;
        look(lead, envelope > 0 ? envelope : 0);
    }
}

static double c_at(int i) { return i < HALF ? cosine[i] : -cosine[i - HALF]; }
static double s_at(int i) { return i < HALF ? sine[i] : -sine[i - HALF]; }

static void quarter(const double *restrict x, const double *restrict y, double *restrict u,
                    double *restrict v, int groups, int run) {
    int quarter = groups * run;
    for (int p = 0; p < groups; p++) {
        double c1 = c_at(2 * p * run), s1 = s_at(2 * p * run), c2 = c_at(4 * p * run);
        double s2 = s_at(4 * p * run), c3 = c_at(6 * p * run), s3 = s_at(6 * p * run);
        for (int q = 0; q < run; q++) {
            int i = p * run + q, k = 4 * p * run + q;
            double sr = x[i] + x[i + 2 * quarter], si = y[i] + y[i + 2 * quarter];
            double lr = x[i] - x[i + 2 * quarter], li = y[i] - y[i + 2 * quarter];
            double or = x[i + quarter] + x[i + 3 * quarter], oi = y[i + quarter] + y[i + 3 * quarter];
            double cr = y[i + quarter] - y[i + 3 * quarter], ci = x[i + 3 * quarter] - x[i + quarter];
            u[k] = sr + or;
            v[k] = si + oi;
            u[k + run] = c1 * (lr + cr) + s1 * (li + ci);
            v[k + run] = c1 * (li + ci) - s1 * (lr + cr);
            u[k + 2 * run] = c2 * (sr - or) + s2 * (si - oi);
            v[k + 2 * run] = c2 * (si - oi) - s2 * (sr - or);
            u[k + 3 * run] = c3 * (lr - cr) + s3 * (li - ci);
            v[k + 3 * run] = c3 * (li - ci) - s3 * (lr - cr);
        }
    }
}

static void spectrum(const Lead *lead) {
    double sum = 0;
    int from = lead->at, late = WINDOW - from;
    for (int i = 0; i < WINDOW; i++) {
        sum += lead->window[i];
    }
    double mean = sum / WINDOW;
    for (int i = 0; i < late; i++) {
        windowed[i] = (lead->window[from + i] - mean) * hann[i];
    }
    for (int i = 0; i < from; i++) {
        windowed[late + i] = (lead->window[i] - mean) * hann[late + i];
    }
    for (int i = 0; i < HALF; i++) {
        fa[i] = windowed[2 * i];
        fb[i] = windowed[2 * i + 1];
    }
    quarter(fa, fb, fc, fd, 64, 1);
    quarter(fc, fd, fa, fb, 16, 4);
    quarter(fa, fb, fc, fd, 4, 16);
    quarter(fc, fd, fa, fb, 1, 64);
    density[0] = (fa[0] + fb[0]) * (fa[0] + fb[0]) * scale;
    for (int k = 1; k < BINS; k++) {
        int m = HALF - k;
        double er = 0.5 * (fa[k] + fa[m]), ei = 0.5 * (fb[k] - fb[m]);
        double or = 0.5 * (fb[k] + fb[m]), oi = 0.5 * (fa[m] - fa[k]);
        double a = er + cosine[k] * or + sine[k] * oi, b = ei + cosine[k] * oi - sine[k] * or;
        density[k] = (a * a + b * b) * scale;
    }
}

static void spectral(double *out) {
    static const int edges[] = {1, 8, 16, 26, 60, 90};
    for (int b = 0; b < 5; b++) {
        double sum = 0;
        for (int k = edges[b]; k < edges[b + 1]; k++) {
            sum += density[k];
        }
        out[b] = sum * 0.5;
    }
    double sum = 0, below = 0, information = 0;
    for (int k = 1; k < 60; k++) {
        sum += density[k];
    }
    int k = 1;
    while (k < BINS - 1 && below + density[k] < 0.95 * sum) {
        below += density[k++];
    }
    out[5] = (k - 0.5 + (0.95 * sum - below) / density[k]) * 0.5;
    for (k = 1; k < 60; k++) {
        information += density[k] > 0 ? density[k] * log(density[k]) : 0;
    }
    out[6] = (log(sum) - information / sum) / log(59);
}

static void shape(Lead *lead, double *out) {
    Sums *b = &lead->before, *w = &lead->now;
    double n = lead->before_count + RATE;
    double mean = (b->first + w->first) / n, square = (b->second + w->second) / n;
    double cube = (b->third + w->third) / n, fourth = (b->fourth + w->fourth) / n;
    double slope = (b->slope + w->slope) / n, bend = (b->bend + w->bend) / n;
    double variance = square - mean * mean;
    double slopes = (b->slope2 + w->slope2) / n - slope * slope;
    double bends = (b->bend2 + w->bend2) / n - bend * bend;
    double central = fourth - 4 * mean * cube + 6 * mean * mean * square - 3 * mean * mean * mean * mean;
    double mobility = sqrt(slopes / variance);
    out[7] = (b->length + w->length) / n * RATE;
    out[8] = mobility * RATE;
    out[9] = sqrt(bends / slopes) / mobility;
    out[10] = central / (variance * variance) - 3;
    *b = *w;
    memset(w, 0, sizeof *w);
    lead->before_count = RATE;
}

static void end_second(Lead *lead) {
    double out[FIGURES];
    shape(lead, out);
    lead->suppressed_sum += lead->suppressed - lead->ring[lead->ring_at];
    lead->ring[lead->ring_at] = lead->suppressed;
    lead->ring_at = lead->ring_at == 59 ? 0 : lead->ring_at + 1;
    lead->suppressed = 0;
    lead->seconds++;
    spectrum(lead);
    spectral(out);
    double ratio = 100.0 * lead->suppressed_sum / ((lead->seconds < 60 ? lead->seconds : 60) * RATE);
    out[11] = ratio > 100 ? 100 : ratio;
    out[12] = lead->lower;
    out[13] = lead->upper;
    if (lead->seconds > 15) {
        for (int i = 0; i < FIGURES; i++) {
            totals[i] += out[i];
        }
        count++;
    }
}

int main(int argc, char **argv) {
    static const char *names[FIGURES] = {"delta", "theta", "alpha", "beta", "gamma", "edge",
        "entropy", "line-length", "mobility", "complexity", "kurtosis", "suppression",
        "aeeg-lower", "aeeg-upper"};
    if (argc != 4) {
        fprintf(stderr, "expected FILE LEADS SECONDS\n");
        return 2;
    }
    int leads = atoi(argv[2]);
    long frames = atol(argv[3]) * RATE;
    short *samples = malloc(sizeof(short) * leads * frames);
    FILE *file = fopen(argv[1], "rb");
    if (!file || !samples || fread(samples, sizeof(short) * leads, frames, file) != (size_t) frames) {
        fprintf(stderr, "cannot read %s\n", argv[1]);
        return 2;
    }
    Lead *all = malloc(sizeof(Lead) * leads);
    prepare();
    for (int i = 0; i < leads; i++) {
        lead_init(&all[i]);
    }
    clock_t start = clock();
    for (long t = 0; t < frames; t++) {
        const short *frame = samples + t * leads;
        for (int i = 0; i < leads; i++) {
            sample(&all[i], frame[i] * 0.1);
        }
        if ((t + 1) % RATE == 0) {
            for (int i = 0; i < leads; i++) {
                end_second(&all[i]);
            }
        }
    }
    printf("cpu-seconds %.9f\n", (double) (clock() - start) / CLOCKS_PER_SEC);
    for (int i = 0; i < FIGURES; i++) {
        printf("%s %.12g\n", names[i], totals[i] / count);
    }
    return 0;
}
