/* The peer of `bench circulation`: a heart and two circulations in a closed loop, in C.
 *
 *     circulation PEOPLE SECONDS
 *
 * The model of Smith et al. 2004 as in homeostat.body.circulation.Circulation, the same sums in the
 * same order: six volumes, four valves with inertia, a septum found by Newton's method, classical
 * Runge-Kutta at 2^-10 s. Person i has a left wall of 0.5 + i / 32 of the paper's strength. Prints
 * the processor seconds of the solving alone and for each person the mean pressure in the aorta and
 * the last volume of the left ventricle. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { LV, RV, AO, VC, PA, PV, MITRAL, AORTIC, TRICUSPID, PULMONARY, STATES };

static const double STEP = 0x1p-10, PERIOD = 0.75, PLEURAL = -4;

typedef struct {
    double strength, state[STATES], septum, beat;
    double lv, rv, aorta, cava, artery, vein;
} Body;

static double contraction(double seconds) {
    double off = seconds - 0.375;
    return exp(-80 * off * off);
}

static void balance(Body *b, const double *now, double contracted) {
    double left = now[LV], right = now[RV], rest = 1 - contracted;
    double sack = PLEURAL + 0.5003 * (exp(0.03 * (left + right - 200)) - 1);
    double left_e = 2.8798 * b->strength, right_e = 0.585, lp = 0, rp = 0;
    for (int round = 0; round < 30; round++) {
        double le = rest * 0.1203 * exp(0.033 * (left - b->septum));
        double re = rest * 0.2157 * exp(0.023 * (right + b->septum));
        double se = rest * 1.1101 * exp(0.435 * (b->septum - 2));
        lp = contracted * left_e * (left - b->septum) + le - rest * 0.1203;
        rp = contracted * right_e * (right + b->septum) + re - rest * 0.2157;
        double sp = contracted * 48.754 * (b->septum - 2) + se - rest * 1.1101;
        double slope = contracted * (48.754 + left_e + right_e) + 0.435 * se + 0.033 * le
                + 0.023 * re;
        double move = (lp - rp - sp) / slope;
        b->septum += move;
        if (fabs(move) < 1e-10) {
            break;
        }
    }
    b->lv = lp + sack;
    b->rv = rp + sack;
    b->aorta = 0.6913 * now[AO];
    b->cava = 0.0059 * now[VC];
    b->artery = 0.369 * now[PA] + PLEURAL;
    b->vein = 0.0073 * now[PV] + PLEURAL;
}

static double through(double resistance, double inertance, double flow, double head) {
    return flow <= 0 && head <= 0 ? 0 : (head - resistance * flow) / inertance;
}

static double open(double flow) { return flow > 0 ? flow : 0; }

static void slopes(Body *b, double seconds, const double *now, double *out) {
    balance(b, now, contraction(seconds));
    double mitral = open(now[MITRAL]), aortic = open(now[AORTIC]);
    double tricuspid = open(now[TRICUSPID]), pulmonary = open(now[PULMONARY]);
    double systemic = (b->aorta - b->cava) / 1.0889;
    double lung = (b->artery - b->vein) / 0.1552;
    out[LV] = mitral - aortic;
    out[RV] = tricuspid - pulmonary;
    out[AO] = aortic - systemic;
    out[VC] = systemic - tricuspid;
    out[PA] = pulmonary - lung;
    out[PV] = lung - mitral;
    out[MITRAL] = through(0.0158, 7.6968e-5, now[MITRAL], b->vein - b->lv);
    out[AORTIC] = through(0.018, 1.2189e-4, now[AORTIC], b->lv - b->aorta);
    out[TRICUSPID] = through(0.0237, 8.0093e-5, now[TRICUSPID], b->cava - b->rv);
    out[PULMONARY] = through(0.0055, 1.4868e-4, now[PULMONARY], b->rv - b->artery);
}

static void step(Body *b) {
    double k1[STATES], k2[STATES], k3[STATES], k4[STATES], at[STATES], *s = b->state;
    slopes(b, b->beat, s, k1);
    for (int i = 0; i < STATES; i++) at[i] = s[i] + STEP / 2 * k1[i];
    slopes(b, b->beat + STEP / 2, at, k2);
    for (int i = 0; i < STATES; i++) at[i] = s[i] + STEP / 2 * k2[i];
    slopes(b, b->beat + STEP / 2, at, k3);
    for (int i = 0; i < STATES; i++) at[i] = s[i] + STEP * k3[i];
    slopes(b, b->beat + STEP, at, k4);
    for (int i = 0; i < STATES; i++) s[i] += STEP / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]);
    for (int i = MITRAL; i < STATES; i++) s[i] = open(s[i]);
    b->beat += STEP;
    if (b->beat >= PERIOD) b->beat -= PERIOD;
    balance(b, s, contraction(b->beat));
}

static double cpu_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

int main(int count, char **words) {
    if (count != 3) {
        fprintf(stderr, "usage: circulation PEOPLE SECONDS\n");
        return 2;
    }
    int people = atoi(words[1]);
    long steps = atol(words[2]) * 1024;
    double *means = malloc(people * sizeof *means), *ends = malloc(people * sizeof *ends);
    double from = cpu_seconds();
    for (int i = 0; i < people; i++) {
        Body b = {.strength = 0.5 + i / 32.0, .septum = 2,
                  .state = {104.2, 104.2, 124.1, 295.2, 39.04, 826.9}};
        double sum = 0;
        balance(&b, b.state, contraction(0));
        for (long k = 0; k < steps; k++) {
            step(&b);
            sum += b.aorta;
        }
        means[i] = sum / steps;
        ends[i] = b.state[LV];
    }
    printf("cpu-seconds %.9f\n", cpu_seconds() - from);
    for (int i = 0; i < people; i++) printf("person %d %.12g %.12g\n", i, means[i], ends[i]);
    return 0;
}
