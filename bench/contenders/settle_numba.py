"""numba: one point after the other in compiled loops, as one would write them in C without thinking of vectors."""

import math

import numba
import numpy as np

from protocol import BUDGET_SPENT, ESCAPED, GROWING_STEPS, HARD_TANH, LEAKY_RELU, LEFT_FLOAT_RANGE, TANH, serve

NOWHERE = -100


def compiled(n, L, kind, slope):
    """The loops with the shape and the activation as constants."""

    if kind == LEAKY_RELU:
        activate = lambda y: y if y > 0 else slope * y
    elif kind == HARD_TANH:
        activate = lambda y: min(max(y, -1.0), 1.0)
    elif kind == TANH:
        activate = math.tanh
    else:
        activate = lambda y: 1 / (1 + math.exp(-y))
    if kind != TANH:
        activate = numba.njit(inline="always")(activate)

    @numba.njit
    def landing(x, centres, squares):
        for k in range(len(squares)):
            square = 0.0
            for i in range(n):
                d = x[i] - centres[k, i]
                square += d * d
            if square <= squares[k]:
                return k
        return NOWHERE

    @numba.njit
    def settle(points, count, weights, bias, centres, squares, budget, escape_radius):
        labels = np.empty(count, np.int32)
        steps = np.empty(count, np.int32)
        x = np.empty(n)
        y = np.empty(n)
        for p in range(count):
            norm = 0.0
            for i in range(n):
                x[i] = points[p, i]
                norm = max(norm, abs(x[i]))
            t = 0
            growing = 0
            label = landing(x, centres, squares)
            while label == NOWHERE:
                if t == budget:
                    label = BUDGET_SPENT
                    break
                for l in range(L):
                    for i in range(n):
                        total = bias[l, i]
                        for j in range(n):
                            total += weights[l, i, j] * x[j]
                        y[i] = activate(total) if l + 1 < L else total
                    x, y = y, x
                t += 1
                before = norm
                norm = 0.0
                finite = True
                for i in range(n):
                    norm = max(norm, abs(x[i]))
                    finite = finite and math.isfinite(x[i])
                growing = growing + 1 if norm > escape_radius and norm > before else 0
                if not finite:
                    label = LEFT_FLOAT_RANGE
                elif growing == GROWING_STEPS:
                    label = ESCAPED
                else:
                    label = landing(x, centres, squares)
            labels[p] = label
            steps[p] = t
        return labels, steps

    return settle


def load(problem):
    settle = compiled(int(problem.n), int(problem.L), int(problem.activation), float(problem.slope))
    rows = np.ascontiguousarray(problem.rows)
    arguments = (
        np.ascontiguousarray(problem.weights),
        np.ascontiguousarray(problem.bias),
        np.ascontiguousarray(problem.centres),
        problem.radii**2,
        int(problem.budget),
        float(problem.escape_radius),
    )
    settle(rows, 1, *arguments)
    return lambda count: settle(rows, count, *arguments)


serve(load)
