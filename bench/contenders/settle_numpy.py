"""NumPy: all points of a chunk at once, coordinate by coordinate; those that have finished are taken out after every step."""

import numpy as np

from protocol import (
    BUDGET_SPENT,
    ESCAPED,
    GROWING_STEPS,
    HARD_TANH,
    LEAKY_RELU,
    LEFT_FLOAT_RANGE,
    TANH,
    in_best_chunks,
    serve,
)


def activate(y, problem):
    kind = problem.activation
    if kind == LEAKY_RELU:
        np.maximum(y, problem.slope * y, out=y)
    elif kind == HARD_TANH:
        np.maximum(y, -1.0, out=y)
        np.minimum(y, 1.0, out=y)
    elif kind == TANH:
        np.tanh(y, out=y)
    else:
        np.negative(y, out=y)
        np.exp(y, out=y)
        y += 1.0
        np.reciprocal(y, out=y)


def load(problem):
    weights, bias = problem.weights, problem.bias[:, :, None]
    last = problem.L - 1
    squares = problem.radii**2

    def apply(x):
        for l in range(problem.L):
            x = weights[l] @ x
            x += bias[l]
            if l < last:
                activate(x, problem)
        return x

    def settle_chunk(start, end):
        x = problem.points[:, start:end]
        labels = np.full(end - start, BUDGET_SPENT, np.int32)
        steps = np.full(end - start, problem.budget, np.int32)
        index = np.arange(end - start)
        norm = np.abs(x).max(axis=0)
        growing = None
        for t in range(problem.budget + 1):
            done = None
            if t > 0:
                x = apply(x)
                before, norm = norm, np.abs(x).max(axis=0)
                within = norm <= problem.escape_radius
                if growing is not None or not within.all():
                    growing = np.zeros(len(norm), np.int32) if growing is None else growing
                    growing = np.where(~within & (norm > before), growing + 1, 0)
                    escaped = growing == GROWING_STEPS
                    left = ~np.isfinite(norm)
                    labels[index[escaped]] = ESCAPED
                    labels[index[left]] = LEFT_FLOAT_RANGE
                    done = escaped | left
                    growing = growing if growing.any() else None
            for k in range(len(squares) - 1, -1, -1):
                d = x - problem.centres[k, :, None]
                d *= d
                landed = d.sum(axis=0) <= squares[k]
                if landed.any():
                    labels[index[landed]] = k
                    done = landed if done is None else done | landed
            if done is not None and done.any():
                steps[index[done]] = t
                left = np.flatnonzero(~done)
                if len(left) == 0:
                    break
                x, index, norm = x.take(left, axis=1), index[left], norm[left]
                growing = None if growing is None else growing[left]
        return labels, steps

    return in_best_chunks(settle_chunk, problem.points.shape[1])


serve(load)
