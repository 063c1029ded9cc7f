"""The peer of `bench circulation`: a heart and two circulations in a closed loop, in Python.

    python3 circulation.py numpy|scipy PEOPLE SECONDS

The model of Smith et al. 2004 as in homeostat.body.circulation.Circulation. `numpy`: all people at
once as arrays, the same Runge-Kutta at 2^-10 s. `scipy`: one person after the other with
`solve_ivp` (RK45, relative tolerance 1e-6), the septum inside by Newton's method. See
`circulation.c` for what is printed.
"""
import math
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

STEP, PERIOD, PLEURAL = 2.0 ** -10, 0.75, -4.0
START = [104.2, 104.2, 124.1, 295.2, 39.04, 826.9, 0.0, 0.0, 0.0, 0.0]
RESISTANCE = [0.0158, 0.018, 0.0237, 0.0055]
INERTANCE = [7.6968e-5, 1.2189e-4, 8.0093e-5, 1.4868e-4]


class Hearts:
    """People side by side: each number is an array over them."""

    def __init__(self, strength):
        self.left = 2.8798 * strength
        self.septum = np.full(len(strength), 2.0)

    def slopes(self, seconds, now):
        c = math.exp(-80 * (seconds - 0.375) ** 2)
        rest = 1 - c
        left, right = now[0], now[1]
        sack = PLEURAL + 0.5003 * (np.exp(0.03 * (left + right - 200)) - 1)
        s = self.septum
        for _ in range(30):
            le = rest * 0.1203 * np.exp(0.033 * (left - s))
            re = rest * 0.2157 * np.exp(0.023 * (right + s))
            se = rest * 1.1101 * np.exp(0.435 * (s - 2))
            lp = c * self.left * (left - s) + le - rest * 0.1203
            rp = c * 0.585 * (right + s) + re - rest * 0.2157
            sp = c * 48.754 * (s - 2) + se - rest * 1.1101
            slope = c * (48.754 + self.left + 0.585) + 0.435 * se + 0.033 * le + 0.023 * re
            move = (lp - rp - sp) / slope
            s = s + move
            if np.max(np.abs(move)) < 1e-10:
                break
        self.septum = s
        self.aorta = 0.6913 * now[2]
        cava = 0.0059 * now[3]
        artery = 0.369 * now[4] + PLEURAL
        vein = 0.0073 * now[5] + PLEURAL
        lv, rv = lp + sack, rp + sack
        flows = np.maximum(now[6:], 0)
        mitral, aortic, tricuspid, pulmonary = flows
        systemic = (self.aorta - cava) / 1.0889
        lung = (artery - vein) / 0.1552
        heads = (vein - lv, lv - self.aorta, cava - rv, rv - artery)
        valves = [np.where((now[6 + i] <= 0) & (heads[i] <= 0), 0.0,
                           (heads[i] - RESISTANCE[i] * now[6 + i]) / INERTANCE[i])
                  for i in range(4)]
        return np.array([mitral - aortic, tricuspid - pulmonary, aortic - systemic,
                         systemic - tricuspid, pulmonary - lung, lung - mitral] + valves)


def with_numpy(strength, seconds):
    hearts = Hearts(strength)
    state = np.array([np.full(len(strength), each) for each in START])
    beat, total, steps = 0.0, np.zeros(len(strength)), int(seconds / STEP)
    for _ in range(steps):
        k1 = hearts.slopes(beat, state)
        k2 = hearts.slopes(beat + STEP / 2, state + STEP / 2 * k1)
        k3 = hearts.slopes(beat + STEP / 2, state + STEP / 2 * k2)
        k4 = hearts.slopes(beat + STEP, state + STEP * k3)
        state = state + STEP / 6 * (k1 + 2 * (k2 + k3) + k4)
        state[6:] = np.maximum(state[6:], 0)
        beat += STEP
        if beat >= PERIOD:
            beat -= PERIOD
        total += 0.6913 * state[2]
    return total / steps, state[0]


def with_scipy(strength, seconds):
    means, ends = [], []
    for each in strength:
        hearts = Hearts(np.array([each]))
        looks = np.arange(1, int(seconds / STEP) + 1) * STEP

        def slopes(t, y):
            return hearts.slopes(t % PERIOD, y.reshape(-1, 1)).ravel()

        found = solve_ivp(slopes, (0, seconds), START, t_eval=looks, rtol=1e-6, atol=1e-6,
                          max_step=0.005)
        means.append(np.mean(0.6913 * found.y[2]))
        ends.append(found.y[0][-1])
    return means, ends


def main():
    how, people, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    strength = 0.5 + np.arange(people) / 32.0
    begun = time.process_time()
    means, ends = (with_numpy if how == "numpy" else with_scipy)(strength, seconds)
    print("cpu-seconds %.9f" % (time.process_time() - begun))
    for i in range(people):
        print("person %d %.12g %.12g" % (i, means[i], ends[i]))


main()
