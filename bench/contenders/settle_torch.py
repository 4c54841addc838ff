"""PyTorch in float64 on one thread: as in NumPy, by chunks; addmm does the affine maps."""

import numpy as np
import torch

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

torch.set_num_threads(1)


def activation(problem):
    slope = float(problem.slope)
    if problem.activation == LEAKY_RELU:
        return lambda y: torch.nn.functional.leaky_relu_(y, slope)
    if problem.activation == HARD_TANH:
        return lambda y: y.clamp_(-1.0, 1.0)
    if problem.activation == TANH:
        return lambda y: y.tanh_()
    return lambda y: y.sigmoid_()


def load(problem):
    budget, escape_radius = int(problem.budget), float(problem.escape_radius)
    weights = [torch.tensor(W) for W in problem.weights]
    bias = [torch.tensor(b)[:, None] for b in problem.bias]
    centres = torch.tensor(problem.centres)[:, :, None]
    squares = [float(r) ** 2 for r in problem.radii]
    points = torch.tensor(problem.points)
    activate = activation(problem)
    last = int(problem.L) - 1

    def apply(x):
        for l, W in enumerate(weights):
            x = torch.addmm(bias[l], W, x)
            if l < last:
                x = activate(x)
        return x

    def settle_chunk(start, end):
        x = points[:, start:end]
        labels = torch.full((end - start,), BUDGET_SPENT, dtype=torch.int32)
        steps = torch.full((end - start,), budget, dtype=torch.int32)
        index = torch.arange(end - start)
        norm = x.abs().amax(dim=0)
        growing = None
        for t in range(budget + 1):
            done = None
            if t > 0:
                x = apply(x)
                before, norm = norm, x.abs().amax(dim=0)
                within = norm <= escape_radius
                if growing is not None or not within.all():
                    growing = torch.zeros(len(norm), dtype=torch.int32) if growing is None else growing
                    growing = torch.where(~within & (norm > before), growing + 1, torch.zeros_like(growing))
                    escaped = growing == GROWING_STEPS
                    left = ~torch.isfinite(norm)
                    labels[index[escaped]] = ESCAPED
                    labels[index[left]] = LEFT_FLOAT_RANGE
                    done = escaped | left
                    growing = growing if growing.any() else None
            for k in range(len(squares) - 1, -1, -1):
                landed = (x - centres[k]).square_().sum(dim=0) <= squares[k]
                if landed.any():
                    labels[index[landed]] = k
                    done = landed if done is None else done | landed
            if done is not None and done.any():
                steps[index[done]] = t
                left = torch.nonzero(~done).squeeze(1)
                if len(left) == 0:
                    break
                x, index, norm = x.index_select(1, left), index[left], norm[left]
                growing = None if growing is None else growing[left]
        return labels.numpy(), steps.numpy()

    return in_best_chunks(settle_chunk, problem.points.shape[1])


with torch.inference_mode():
    serve(load)
