"""The peer of `bench kidney`: a body whose water, salt and waste only a machine takes, in Python.

    python3 kidney.py numpy|scipy PEOPLE HOURS

The model of homeostat.body.kidney.DialysisPatient. `numpy`: all people at once as arrays, the same
Runge-Kutta at 1/8 min. `scipy`: one person after the other, hour by hour, with `solve_ivp` (RK45,
relative tolerance 1e-6). See `kidney.c` for who lives how and what is printed.
"""
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

STEP = 0.125
HOUR_STEPS = 480
DRY_PLASMA = 70 * 43.0
CELLS = 70 * 0.58 * 1000 * 0.6
DRY_TISSUE = 70 * 0.58 * 1000 - CELLS - DRY_PLASMA
RED = DRY_PLASMA * 0.36 / (1 - 0.36)
PROTEIN = 7 * DRY_PLASMA / 100
TISSUE_PROTEIN = 7 * 0.3 * DRY_TISSUE / 100


def oncotic(grams, water):
    c = grams / (water / 100)
    return c * (2.1 + c * (0.16 + c * 0.009))


DRY_PULL = oncotic(PROTEIN, DRY_PLASMA)
DRY_BACK = oncotic(TISSUE_PROTEIN, DRY_TISSUE)


def filtration(plasma, tissue):
    return 4.5 * ((plasma - DRY_PLASMA) / 400 - (tissue - DRY_TISSUE) / 370
                  - (oncotic(PROTEIN, plasma) - DRY_PULL)
                  + (oncotic(TISSUE_PROTEIN, tissue) - DRY_BACK))


def start():
    outside = DRY_PLASMA + DRY_TISSUE + 2500
    low, high = DRY_PLASMA / 2, DRY_PLASMA * 2
    for _ in range(60):
        middle = (low + high) / 2
        if filtration(middle, outside - middle) > 0:
            high = middle
        else:
            low = middle
    out, inside = outside / 1000, CELLS / 1000
    return [low, outside - low, CELLS, 24 * out, 24 * inside, 138 * out, 5.2 * out, 140 * inside]


def osmolality(s):
    return (2 * s[5] + 2 * s[6] + s[3]) / ((s[0] + s[1]) / 1000)


FIXED = osmolality(start()) * CELLS / 1000 - 24 * CELLS / 1000 - 2 * 140 * CELLS / 1000


def treatment(hour, drawn):
    """Urea and potassium cleared, water drawn and drunk, sodium and potassium eaten."""
    if hour % 48 < 4:
        return 240, 180, drawn, 0, 0, 0
    return 0, 0, 0, drawn / 11, drawn / 11 * 0.138, 0.04


def slopes(s, now):
    cleared, potassium_cleared, drawn, drunk, salted, eaten = now
    plasma, tissue, cells, urea_out, urea_in, salt, potassium_out, potassium_in = s
    out, inside = (plasma + tissue) / 1000, cells / 1000
    filtered = filtration(plasma, tissue)
    from_cells = 25 * (osmolality(s) - (FIXED + urea_in + 2 * potassium_in) / inside)
    urea = urea_out / out
    urea_across = 0.6 * (urea_in / inside - urea)
    sodium = salt / out
    potassium = potassium_out / out
    across = 0.25 * (potassium_in / inside / (140 / 5.2) - potassium)
    return np.array([-filtered - drawn,
                     filtered + from_cells + drunk,
                     -from_cells,
                     urea_across + 0.21 - cleared / 1000 * urea,
                     -urea_across,
                     salted - drawn / 1000 * sodium - cleared / 1000 * (sodium - 138),
                     eaten + across - drawn / 1000 * potassium
                     - potassium_cleared / 1000 * (potassium - 2),
                     -across])


def with_numpy(drawn, hours):
    state = np.array([np.full(len(drawn), each) for each in start()])
    total = np.zeros(len(drawn))
    for hour in range(hours):
        now = treatment(hour, drawn)
        for _ in range(HOUR_STEPS):
            k1 = slopes(state, now)
            k2 = slopes(state + STEP / 2 * k1, now)
            k3 = slopes(state + STEP / 2 * k2, now)
            k4 = slopes(state + STEP * k3, now)
            state = state + STEP / 6 * (k1 + 2 * (k2 + k3) + k4)
            total += state[3] / ((state[0] + state[1]) / 1000)
    return total / (hours * HOUR_STEPS), state[0] + RED


def with_scipy(drawn, hours):
    means, ends = [], []
    looks = np.arange(1, HOUR_STEPS + 1) * STEP
    for each in drawn:
        state, total = np.array(start()), 0.0
        for hour in range(hours):
            now = treatment(hour, each)
            found = solve_ivp(lambda t, s: slopes(s, now), (0, 60), state, t_eval=looks,
                              rtol=1e-6, atol=1e-6)
            total += np.sum(found.y[3] / ((found.y[0] + found.y[1]) / 1000))
            state = found.y[:, -1]
        means.append(total / (hours * HOUR_STEPS))
        ends.append(state[0] + RED)
    return means, ends


def main():
    how, people, hours = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    drawn = 8 + np.arange(people) / 4.0
    begun = time.process_time()
    means, ends = (with_numpy if how == "numpy" else with_scipy)(drawn, hours)
    print("cpu-seconds %.9f" % (time.process_time() - begun))
    for i in range(people):
        print("person %d %.12g %.12g" % (i, means[i], ends[i]))


main()
