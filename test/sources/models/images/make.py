"""The files of this folder, made with Debian's python3-torch and python3-onnx: small networks of images as PyTorch exports them,
and what PyTorch makes of a few points.

    python3 make.py     python3 make.py       # rewrites every file, and expected.json    python3 make.py       # rewrites every file, and expected.json npx prettier --write expected.json      # rewrites every file
"""

import json
import warnings

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn import functional

warnings.filterwarnings("ignore")
torch.manual_seed(0)
rng = np.random.default_rng(0)
expected = {}


def rounded(model):
    """Weights with few digits, so that the files stay small; dyadic, so that float32 has them exactly."""
    with torch.no_grad():
        for value in model.parameters():
            value.copy_((64 * value).round() / 64)
    return model.eval()


def record(file, points, images):
    expected[file] = {
        "inputs": points.reshape(len(points), -1).double().tolist(),
        "outputs": images.reshape(len(images), -1).double().tolist(),
    }


def exported(file, model, shape, double=False, **more):
    model = rounded(model)
    torch.onnx.export(model, torch.zeros(shape), file, opset_version=more.pop("opset", 13), **more)
    points = torch.from_numpy((2 * rng.standard_normal((3, *shape[1:]))).astype(np.float32))
    with torch.no_grad():
        record(file, points, torch.cat([model(point[None]) for point in points]))


class View(nn.Module):
    def __init__(self, *shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return x.view(-1, *self.shape)


# The networks of the memorization paper's kind: stride down, nearest neighbours up, leaky ReLU.
exported(
    "autoencoder.onnx",
    nn.Sequential(
        nn.Conv2d(1, 4, 3, stride=2, padding=1),
        nn.LeakyReLU(0.25),
        nn.Conv2d(4, 8, 3, stride=2, padding=1),
        nn.LeakyReLU(0.25),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(8, 4, 3, padding=1),
        nn.LeakyReLU(0.25),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(4, 1, 3, padding=1),
    ),
    (1, 1, 8, 8),
    input_names=["image"],
    dynamic_axes={"image": {0: "batch"}},
)
exported(
    "transposed.onnx",
    nn.Sequential(
        nn.Conv2d(2, 6, (3, 2), stride=(2, 1), padding=(1, 0), groups=2),
        nn.ReLU(),
        nn.ConvTranspose2d(6, 2, (3, 2), stride=(2, 1), padding=(1, 0), output_padding=(1, 0), groups=2),
    ),
    (1, 2, 6, 5),
)
exported(
    "dilated.onnx",
    nn.Sequential(
        nn.Conv2d(1, 3, 3, padding=2, dilation=2, bias=False),
        nn.ReLU(),
        nn.ConvTranspose2d(3, 1, 3, padding=2, dilation=2, bias=False),
    ),
    (1, 1, 5, 7),
)
exported(
    "dense-middle.onnx",
    nn.Sequential(
        nn.Conv2d(1, 2, 3, stride=2, padding=1),
        nn.BatchNorm2d(2),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(18, 5),
        nn.ReLU(),
        nn.Linear(5, 18),
        View(2, 3, 3),
        nn.ReLU(),
        nn.ConvTranspose2d(2, 1, 2, stride=2),
    ),
    (1, 1, 6, 6),
)
exported(
    "signal.onnx",
    nn.Sequential(
        nn.Conv1d(2, 4, 5, stride=3, padding=1),
        nn.ReLU(),
        nn.Upsample(scale_factor=3),
        nn.Conv1d(4, 2, 3, padding=1),
    ),
    (1, 2, 12),
)


class Resized(nn.Module):
    """Nearest neighbours by a factor that is not whole, and the other kind of nearest neighbour."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 2, 3, padding=1)
        self.last = nn.Conv2d(2, 1, 1)

    def forward(self, x):
        y = torch.relu(self.first(x))
        y = functional.interpolate(y, size=(4, 7), mode="nearest")
        return functional.interpolate(self.last(y), size=(6, 5), mode="nearest")


exported("resized.onnx", Resized(), (1, 1, 6, 5))
exported("resized-opset-10.onnx", nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(1, 1, 2, stride=2), nn.ReLU()), (1, 1, 4, 4), opset=10)
exported("resized-opset-9.onnx", nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(1, 1, 2, stride=2), nn.ReLU()), (1, 1, 4, 4), opset=9)

# A network of 32×32×3 images, as the paper trains them, with few filters: its matrices would have 2^24 entries.
exported(
    "large.onnx",
    nn.Sequential(
        nn.Conv2d(3, 8, 3, stride=2, padding=1),
        nn.LeakyReLU(0.25),
        nn.Conv2d(8, 8, 3, padding=1),
        nn.LeakyReLU(0.25),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(8, 3, 3, padding=1),
    ),
    (1, 3, 32, 32),
    input_names=["image"],
    dynamic_axes={"image": {0: "batch"}},
)
# One of its points takes the place of a few hundred small ones.
expected["large.onnx"] = {name: rows[:1] for name, rows in expected["large.onnx"].items()}
for rows in expected["large.onnx"].values():
    rows[0] = [float(np.float32(value)) for value in rows[0]]

# What PyTorch does not write: auto_pad. Its meaning is in the standard; the values are PyTorch's, with the padding said.
weights = (rng.integers(-64, 65, (1, 1, 3, 4)) / 64).astype(np.float32)


def padded(file, how, operator, before, after, strides, shape):
    node = helper.make_node(operator, ["x", "W"], ["y"], auto_pad=how, strides=strides, name=operator)
    value = lambda name, axes: helper.make_tensor_value_info(name, TensorProto.FLOAT, axes)
    graph = helper.make_graph([node], "graph", [value("x", ["N", *shape])], [value("y", None)], [numpy_helper.from_array(weights, "W")])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name=""), file)
    points = torch.from_numpy((2 * rng.standard_normal((3, *shape))).astype(np.float32))
    if operator == "Conv":
        wide = functional.pad(points, (before[1], after[1], before[0], after[0]))
        images = functional.conv2d(wide, torch.from_numpy(weights), stride=strides)
    else:
        whole = functional.conv_transpose2d(points, torch.from_numpy(weights), stride=strides)
        (height, width) = whole.shape[2:]
        images = whole[:, :, before[0] : height - after[0], before[1] : width - after[1]]
    record(file, points, images)


padded("same-upper.onnx", "SAME_UPPER", "Conv", (0, 1), (1, 2), (2, 1), (1, 6, 5))
padded("same-lower.onnx", "SAME_LOWER", "Conv", (1, 2), (0, 1), (2, 1), (1, 6, 5))
padded("valid.onnx", "VALID", "Conv", (0, 0), (0, 0), (1, 2), (1, 6, 5))
padded("same-upper-transposed.onnx", "SAME_UPPER", "ConvTranspose", (0, 1), (1, 2), (2, 1), (1, 3, 5))
padded("same-lower-transposed.onnx", "SAME_LOWER", "ConvTranspose", (1, 2), (0, 1), (2, 1), (1, 3, 5))

with open("expected.json", "w") as file:
    json.dump(expected, file, indent=2)
    file.write("\n")
