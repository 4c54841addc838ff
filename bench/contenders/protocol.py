"""What the contenders in Python share: problem files (problems.ts), and the commands, line by line (contender.ts)."""

import sys
import time

import numpy as np

ESCAPED, LEFT_FLOAT_RANGE, BUDGET_SPENT = -1, -2, -4
GROWING_STEPS = 16
LEAKY_RELU, HARD_TANH, TANH, SIGMOID = range(4)


class Problem:
    """weights: L × n × n; bias: L × n; centres: targets × n; radii: targets; points: n × count, contiguous."""

    def __init__(self, path):
        data = open(path, "rb").read()
        self.n, self.L, self.activation, targets, count, self.budget, _, _ = np.frombuffer(data, np.int32, 8)
        values = np.frombuffer(data, np.float64, offset=32)
        n, L = self.n, self.L
        self.escape_radius, self.slope = values[:2]
        sizes = [L * n * n, L * n, targets * n, targets, count * n]
        parts = np.split(values[2:], np.cumsum(sizes)[:-1])
        self.weights = parts[0].reshape(L, n, n)
        self.bias = parts[1].reshape(L, n)
        self.centres = parts[2].reshape(targets, n)
        self.radii = parts[3]
        self.rows = parts[4].reshape(count, n)
        self.points = np.ascontiguousarray(self.rows.T)


def serve(load):
    """`load(problem)` gives a function of a count: the labels and steps of the first so many points."""
    settle = None
    for line in sys.stdin:
        command, *words = line.split()
        if command == "load":
            settle = load(Problem(line[5:].strip()))
            answer = "ready"
        elif command == "run":
            count, repeats = map(int, words)
            start = time.process_time()
            for _ in range(repeats):
                labels, steps = settle(count)
            seconds = time.process_time() - start
            answer = f"{seconds:.9f} {int(steps.sum(dtype=np.int64)) * repeats}"
        elif command == "save":
            labels, steps = settle(int(words[0]))
            with open(line.split(maxsplit=2)[2].strip(), "wb") as file:
                file.write(labels.astype(np.int32).tobytes() + steps.astype(np.int32).tobytes())
            answer = "saved"
        else:
            raise ValueError(f"serve: expected load, run or save, got {command}")
        print(answer, flush=True)


def in_best_chunks(settle_chunk, count):
    """A function of a count that settles so many points in chunks, of the size that is fastest here."""

    def in_chunks(size, count):
        parts = [settle_chunk(start, min(start + size, count)) for start in range(0, count, size)]
        return tuple(np.concatenate(column) for column in zip(*parts))

    def cost(size):
        some = min(size, count)
        settle_chunk(0, some)
        start = time.process_time()
        settle_chunk(0, some)
        return (time.process_time() - start) / some

    sizes = [size for size in (512, 1024, 2048, 4096, 8192, 16384, 65536) if size <= count]
    best = min(sizes, key=cost)
    return lambda wanted: in_chunks(best, wanted)
