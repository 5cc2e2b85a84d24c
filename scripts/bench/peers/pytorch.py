"""PyTorch's side of the bench: the same works on the same numbers, one thread. Speaks protocol.mjs's lines."""
import math, sys

import torch
import torch.nn.functional as F

from turns import take_turns

torch.set_num_threads(1)
MASK = 0xFFFFFFFF


def numbers(n, seed, scale=1.0):
    h = ((torch.arange(1, n + 1, dtype=torch.int64) * 0x9E3779B1) + seed * 0x85EBCA6B) & MASK
    h = ((h ^ (h >> 15)) * 0x2C1B3C6D) & MASK
    h = ((h ^ (h >> 12)) * 0x297A2D39) & MASK
    h = h ^ (h >> 15)
    return ((h.double() / 2147483648 - 1) * scale).float()


def filled(shape, seed):
    return numbers(math.prod(shape), seed).reshape(shape)


def labels(n, classes, salt):
    return torch.tensor([(i * i * 31 + i * salt) % classes for i in range(n)])


BLOCK = [[128], [128], [384, 128], [384], [128, 128], [128], [128], [128], [512, 128], [512], [128, 512], [128]]
MODELS = {
    "mlp": ([[256, 784], [256], [128, 256], [128], [10, 128], [10]], 0.01),
    "cnn": ([[6, 1, 5, 5], [6], [16, 6, 5, 5], [16], [10, 256], [10]], 0.01),
    "gpt": ([[65, 128], [64, 128], *BLOCK, *BLOCK, *BLOCK, *BLOCK, [128], [128], [65, 128], [65]], 0.05),
    "smallMlp": ([[16, 2], [16], [1, 16], [1]], 0.1),
}
NORMS = {50, *(p for b in range(4) for p in (2 + 12 * b, 8 + 12 * b))}


def training(model, loss):
    shapes, lr = MODELS[model]
    ps = []
    for place, shape in enumerate(shapes):
        size = math.prod(shape)
        values = numbers(size, place + 1, 1 / math.sqrt(size / shape[0] if len(shape) > 1 else 16))
        if model == "gpt" and place in NORMS:
            values = values * 0.1 + 1
        ps.append(values.reshape(shape).clone().requires_grad_(True))
    optimizer = torch.optim.SGD(ps, lr=lr)

    def step():
        value = loss(ps)
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        return value.item()

    return step


def mlp():
    x, y = filled([64, 784], 1000), labels(64, 10, 7)
    return training("mlp", lambda p: F.cross_entropy(F.linear(F.linear(F.linear(x, p[0], p[1]).relu(), p[2], p[3]).relu(), p[4], p[5]), y))


def cnn():
    x, y = filled([64, 1, 28, 28], 1000), labels(64, 10, 7)

    def loss(p):
        h = F.max_pool2d(F.conv2d(x, p[0], p[1]).relu(), 2)
        h = F.max_pool2d(F.conv2d(h, p[2], p[3]).relu(), 2)
        return F.cross_entropy(F.linear(h.reshape(64, 256), p[4], p[5]), y)

    return training("cnn", loss)


def gelu(x):
    return 0.5 * x * (1 + torch.tanh(0.7978845608028654 * (x + 0.044715 * x ** 3)))


if tuple(int(v) for v in torch.__version__.split(".")[:2]) >= (1, 12):
    gelu = lambda x: F.gelu(x, approximate="tanh")


def attention(q, k, v, mask):
    if hasattr(F, "scaled_dot_product_attention"):
        return F.scaled_dot_product_attention(q, k, v, is_causal=True)
    scores = (q @ k.transpose(-2, -1)) / math.sqrt(q.shape[-1])
    return scores.masked_fill(mask, float("-inf")).softmax(-1) @ v


def gpt():
    B, T, D, H = 16, 64, 128, 4
    tokens, targets = labels(B * T, 65, 7).reshape(B, T), labels(B * T, 65, 17)
    mask = torch.ones(T, T, dtype=torch.bool).triu(1)

    def loss(p):
        x = p[0][tokens] + p[1]
        for layer in range(4):
            w = p[2 + 12 * layer:]
            q, k, v = F.linear(F.layer_norm(x, [D], w[0], w[1]), w[2], w[3]).split(D, 2)
            q, k, v = (t.reshape(B, T, H, D // H).transpose(1, 2) for t in (q, k, v))
            x = x + F.linear(attention(q, k, v, mask).transpose(1, 2).reshape(B, T, D), w[4], w[5])
            x = x + F.linear(gelu(F.linear(F.layer_norm(x, [D], w[6], w[7]), w[8], w[9])), w[10], w[11])
        logits = F.linear(F.layer_norm(x, [D], p[50], p[51]), p[52], p[53])
        return F.cross_entropy(logits.reshape(B * T, 65), targets)

    return training("gpt", loss)


def smallMlp():
    x, y = filled([32, 2], 1000), labels(32, 2, 7).float().reshape(32, 1)
    return training("smallMlp", lambda p: F.binary_cross_entropy_with_logits(F.linear(F.linear(x, p[0], p[1]).tanh(), p[2], p[3]), y))


def matmul512():
    a, b = filled([512, 512], 1), filled([512, 512], 2)
    return lambda: (a @ b)[17, 42].item()


def elementwise():
    a, b = filled([1000, 1000], 1), filled([1000, 1000], 2)
    return lambda: torch.tanh(a * b + a)[17, 42].item()


def softmax():
    a = filled([1000, 1000], 1)
    return lambda: a.softmax(1)[17, 42].item()


def scalar():
    def step():
        x = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
        y = x
        for _ in range(500_000):
            y = y * 0.999 + x
        y.backward()
        return x.grad.item()

    return step


take_turns(globals().get(sys.argv[1]) if sys.argv[1] in {*MODELS, "matmul512", "elementwise", "softmax", "scalar"} else None)
