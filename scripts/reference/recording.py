"""What PyTorch computes, written down for our tests.

A case is { op, inputs, options, output, gradients }; a tensor is { shape, data, dtype?, transposed? }. The gradients are
those of sum(output * weights) with weights 1 + (7 i mod 5) / 3, so that errors cannot cancel.
"""
import json

import torch

torch.manual_seed(0)
cases = []


def short(value):
    return float(f"{value:.8g}")


def stored(x, transposed=False):
    kind = {torch.int64: "int32", torch.bool: "bool"}.get(x.dtype)
    numbers = [int(v) if kind else short(v) for v in (x.transpose(-1, -2) if transposed else x).reshape(-1).tolist()]
    numbers = [str(v).replace("inf", "Infinity") if v != v or abs(v) == float("inf") else v for v in numbers]
    record = {"shape": list(x.shape), "data": numbers}
    if kind:
        record["dtype"] = kind
    if transposed:
        record["transposed"] = True  # stored with its last two axes swapped: read it as a transposed view
    return record


def case(op, f, inputs, options=None, transposed=False):
    """Runs f on the inputs and notes everything."""
    leaves = [x.detach().clone().requires_grad_() if x.is_floating_point() else x for x in inputs]
    y = f(*leaves)
    gradients = None
    if y.is_floating_point() and y.requires_grad:
        weights = 1 + (torch.arange(y.numel()) * 7 % 5).float() / 3
        (y * weights.reshape(y.shape)).sum().backward()
        gradients = [stored(x.grad) if x.is_floating_point() and x.grad is not None else None for x in leaves]
    cases.append({
        "op": op,
        "inputs": [stored(x, transposed and x.dim() >= 2) for x in inputs],
        "options": options or {},
        "output": stored(y.detach()),
        "gradients": gradients,
    })


def numbers(*shape, low=-2.0, high=2.0):
    return torch.rand(shape) * (high - low) + low


def save(target):
    """Writes all cases to a file, one a line."""
    target.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
    print(f"{len(cases)} cases, {target.stat().st_size // 1024} KB, torch {torch.__version__}")
