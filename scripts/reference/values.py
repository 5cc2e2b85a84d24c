"""Makes test/fixtures/pytorch.json: what PyTorch computes, forward and backward, for the ops and layers of src.

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install torch "numpy<2"
    /tmp/torch/bin/python scripts/reference/values.py

Made with torch 1.12.1.
"""
import pathlib

import torch
import torch.nn.functional as F

from recording import case, cases, numbers, save, stored

# ---- one operand: whole range of shapes, and the kinks
ranges = {
    "exp": (-2, 2), "expm1": (-1, 1), "log": (0.1, 3), "log2": (0.1, 3), "log10": (0.1, 3), "log1p": (-0.7, 3),
    "square": (-2, 2), "sqrt": (0.1, 3), "rsqrt": (0.1, 3), "reciprocal": (0.3, 3), "abs": (-2, 2), "sign": (-2, 2),
    "floor": (-2, 2), "ceil": (-2, 2), "round": (-2, 2), "erf": (-2, 2), "neg": (-2, 2), "sin": (-6, 6), "cos": (-6, 6),
    "tan": (-1.2, 1.2), "asin": (-0.9, 0.9), "acos": (-0.9, 0.9), "atan": (-3, 3), "sinh": (-2, 2), "cosh": (-2, 2),
    "tanh": (-3, 3), "asinh": (-3, 3), "acosh": (1.1, 4), "atanh": (-0.9, 0.9), "sigmoid": (-6, 6), "relu": (-2, 2),
}
for name, (low, high) in ranges.items():
    for shape in [(), (1,), (0, 3), (3, 4)]:
        case(name, getattr(torch, name), [numbers(*shape, low=low, high=high)])
    case(name, getattr(torch, name), [numbers(3, 5, low=low, high=high)], transposed=True)
kinks = torch.tensor([-1.0, -0.5, 0.0, 0.5, 1.0, 2.5])
for name in ["abs", "sign", "relu", "floor", "round", "tanh", "square"]:
    case(name, getattr(torch, name), [kinks])
far = torch.tensor([-100.0, -20.0, -9.0, 0.0, 9.0, 20.0, 80.0])
for name in ["exp", "sigmoid", "tanh", "erf", "expm1"]:
    case(name, getattr(torch, name), [far])
for x in [kinks, far, numbers(3, 4)]:
    case("gelu", F.gelu, [x])
    case("gelu", lambda t: F.gelu(t, approximate="tanh"), [x], {"approximate": "tanh"})
    case("silu", F.silu, [x])
    case("softplus", F.softplus, [x])
    case("leakyRelu", lambda t: F.leaky_relu(t, 0.1), [x], {"slope": 0.1})
    case("elu", lambda t: F.elu(t, 1.5), [x], {"alpha": 1.5})
    case("hardtanh", F.hardtanh, [x])
    case("clamp", lambda t: torch.clamp(t, -0.5, 1.0), [x], {"min": -0.5, "max": 1.0})
    case("heaviside", lambda t: torch.heaviside(t, torch.tensor(0.5)).detach(), [x], {"atZero": 0.5})

# ---- two operands: broadcasting
pairs = [((3, 4), (3, 4)), ((3, 4), (4,)), ((3, 1), (1, 4)), ((2, 3, 4), (3, 1)), ((), (2, 3)), ((0, 3), (1, 3)), ((1,), (1,)), ((2, 1, 3, 1), (4, 1, 2))]
for name in ["add", "sub", "mul", "div", "pow", "maximum", "minimum"]:
    low, high = (0.2, 2) if name in ("div", "pow") else (-2, 2)
    for a, b in pairs:
        case(name, getattr(torch, name), [numbers(*a, low=low, high=high), numbers(*b, low=low, high=high)])
    case(name, getattr(torch, name), [numbers(3, 5, low=low, high=high), numbers(3, 5, low=low, high=high)], transposed=True)
ties = torch.tensor([1.0, 2.0, 2.0, -1.0])
case("maximum", torch.maximum, [ties, torch.tensor([1.0, 1.0, 2.0, 0.0])])
case("minimum", torch.minimum, [ties, torch.tensor([1.0, 1.0, 2.0, 0.0])])
case("pow", torch.pow, [torch.tensor([0.0, 2.0, -2.0, 0.0]), torch.tensor([2.0, 0.0, 3.0, 0.0])])
for name in ["eq", "ne", "lt", "le", "gt", "ge"]:
    case(name, getattr(torch, name), [ties, torch.tensor([[2.0], [1.0]])])
case("where", lambda a, b: torch.where(torch.tensor([True, False, True, False]), a, b), [numbers(2, 4), numbers(4)])

# ---- reductions
for name in ["sum", "mean", "prod", "var", "std", "logsumexp", "amax", "amin", "max", "min", "norm", "argmax", "argmin"]:
    for dim in [0, 1, -1]:
        for keep in [False, True]:
            x = numbers(2, 3, 4)
            if name in ("max", "min"):
                f = lambda t: getattr(torch, name)(t, dim, keepdim=keep).values
            elif name == "norm":
                f = lambda t: torch.linalg.vector_norm(t, dim=dim, keepdim=keep)
            else:
                f = lambda t: getattr(torch, name)(t, dim, keepdim=keep)
            case(name, f, [x], {"axis": dim, "keepdim": keep}, transposed=keep)
for name in ["sum", "mean", "prod", "var", "std", "max", "min"]:
    case(name, getattr(torch, name), [numbers(3, 4)])
case("sum", lambda t: t.sum((0, 2)), [numbers(2, 3, 4)], {"axis": [0, 2]})
case("mean", lambda t: t.mean((2, 3), keepdim=True), [numbers(2, 3, 2, 2)], {"axis": [2, 3], "keepdim": True})
case("var", lambda t: t.var(1, unbiased=False), [numbers(3, 4)], {"axis": 1, "correction": 0})
case("amax", lambda t: torch.amax(t, 0), [torch.tensor([[1.0, 2.0], [1.0, 3.0], [0.0, 3.0]])], {"axis": 0})
case("max", lambda t: torch.max(t, 0).values, [torch.tensor([[1.0, 2.0], [1.0, 3.0], [0.0, 3.0]])], {"axis": 0})
case("max", torch.max, [torch.tensor([3.0, 1.0, 3.0])])
case("prod", torch.prod, [torch.tensor([0.0, 2.0, 3.0])])
case("prod", lambda t: t.prod(1), [torch.tensor([[0.0, 0.0, 3.0], [1.0, 0.0, 2.0], [1.0, 2.0, 3.0]])], {"axis": 1})
for name in ["sum", "mean", "prod"]:
    case(name, getattr(torch, name), [torch.zeros(0)])
    case(name, lambda t: getattr(torch, name)(t, 0), [torch.zeros(0, 3)], {"axis": 0})
case("cumsum", lambda t: t.cumsum(1), [numbers(2, 4, 3)], {"axis": 1})
for dim in [0, 1, -1]:
    case("softmax", lambda t: t.softmax(dim), [numbers(3, 4, 5)], {"axis": dim})
    case("logSoftmax", lambda t: t.log_softmax(dim), [numbers(3, 4, 5, low=-50, high=50)], {"axis": dim})
case("logsumexp", lambda t: t.logsumexp(0), [far], {"axis": 0})

# ---- shapes and positions
case("cat", lambda a, b: torch.cat([a, b], 1), [numbers(2, 3), numbers(2, 2)], {"axis": 1})
case("stack", lambda a, b: torch.stack([a, b], 1), [numbers(2, 3), numbers(2, 3)], {"axis": 1})
case("pad", lambda t: F.pad(t, (1, 2, 0, 1), value=3.0), [numbers(2, 3)], {"padding": [1, 2, 0, 1], "value": 3})
case("flip", lambda t: t.flip([0, 2]), [numbers(2, 3, 2)], {"axes": [0, 2]})
case("tril", lambda t: t.tril(1), [numbers(2, 4, 3)], {"diagonal": 1})
case("triu", lambda t: t.triu(-1), [numbers(4, 3)], {"diagonal": -1})
case("slice", lambda t: t[:, 1:4:2], [numbers(2, 5)], {"axis": 1, "start": 1, "end": 4, "step": 2})
case("select", lambda t: t.select(1, -1), [numbers(2, 5)], {"axis": 1, "index": -1})
case("permute", lambda t: t.permute(2, 0, 1), [numbers(2, 3, 4)], {"order": [2, 0, 1]})
case("expand", lambda t: t.expand(4, 3, 2), [numbers(3, 1)], {"shape": [4, 3, 2]})
case("indexSelect", lambda t, i: t.index_select(1, i), [numbers(2, 4), torch.tensor([3, 0, 0])], {"axis": 1})
case("gather", lambda t, i: t.gather(1, i), [numbers(2, 4), torch.tensor([[3, 0, 0], [1, 1, 2]])], {"axis": 1})
case("scatterAdd", lambda t, i, s: t.scatter_add(1, i, s), [numbers(2, 4), torch.tensor([[3, 0, 0], [1, 1, 2]]), numbers(2, 3)], {"axis": 1})
case("sort", lambda t: t.sort(1, descending=True).values, [numbers(2, 5)], {"axis": 1, "descending": True})
case("argsort", lambda t: t.argsort(0), [numbers(4, 2)], {"axis": 0})
case("topk", lambda t: t.topk(2, 1).values, [numbers(3, 5)], {"k": 2, "axis": 1})
case("embedding", lambda w, i: F.embedding(i, w), [numbers(5, 3), torch.tensor([[0, 4, 0], [2, 2, 1]])])

# ---- products
for a, b in [((2, 3), (3, 4)), ((3,), (3,)), ((3,), (3, 2)), ((2, 3), (3,)), ((5, 2, 3), (3, 4)), ((5, 2, 3), (5, 3, 4)),
             ((2, 1, 2, 3), (4, 3, 2)), ((0, 3), (3, 2)), ((2, 0), (0, 3)), ((1, 1), (1, 1)), ((17, 9), (9, 13)), ((2, 3), (5, 3, 4))]:
    case("matmul", torch.matmul, [numbers(*a), numbers(*b)])
case("matmul", torch.matmul, [numbers(4, 3), numbers(3, 5)], transposed=True)
case("matmul", torch.matmul, [numbers(2, 4, 3), numbers(2, 3, 5)], transposed=True)
case("linear", F.linear, [numbers(2, 3, 4), numbers(5, 4), numbers(5)])
case("linear", F.linear, [numbers(4), numbers(5, 4), numbers(5)])
case("einsum", lambda a, b: torch.einsum("bik,bkj->bij", a, b), [numbers(2, 3, 4), numbers(2, 4, 2)], {"equation": "bik,bkj->bij"})
case("einsum", lambda a, b: torch.einsum("ij,kj->ik", a, b), [numbers(3, 4), numbers(2, 4)], {"equation": "ij,kj->ik"})
case("einsum", lambda a: torch.einsum("ijk->ki", a), [numbers(2, 3, 4)], {"equation": "ijk->ki"})
case("einsum", lambda a, b: torch.einsum("i,j->ij", a, b), [numbers(3), numbers(4)], {"equation": "i,j->ij"})


def attention(q, k, v, causal):
    scores = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5
    if causal:
        T, S = scores.shape[-2:]
        scores = scores.masked_fill(~torch.ones(T, S, dtype=torch.bool).tril(S - T), float("-inf"))
    return scores.softmax(-1) @ v


for causal in [False, True]:
    case("attention", lambda q, k, v: attention(q, k, v, causal), [numbers(2, 2, 3, 4), numbers(2, 2, 5, 4), numbers(2, 2, 5, 4)], {"causal": causal, "offset": 2})

# ---- pictures
for options in [{}, {"stride": 2, "padding": 1}, {"stride": [2, 1], "padding": [0, 2], "dilation": [1, 2]}, {"groups": 2, "padding": 1}]:
    groups = options.get("groups", 1)
    case("conv2d", lambda x, w, b: F.conv2d(x, w, b, **{k: tuple(v) if isinstance(v, list) else v for k, v in options.items()}),
         [numbers(2, 4, 5, 6), numbers(6, 4 // groups, 3, 3), numbers(6)], options)
case("conv1d", lambda x, w, b: F.conv1d(x, w, b, stride=2, padding=2, dilation=2), [numbers(2, 3, 9), numbers(4, 3, 3), numbers(4)], {"stride": 2, "padding": 2, "dilation": 2})
for options in [{}, {"stride": 2, "padding": 1, "output_padding": 1}, {"groups": 2, "stride": 2}]:
    groups = options.get("groups", 1)
    case("convTranspose2d", lambda x, w, b: F.conv_transpose2d(x, w, b, **options), [numbers(2, 4, 3, 4), numbers(4, 3, 3, 3), numbers(3 * groups)],
         {("outputPadding" if k == "output_padding" else k): v for k, v in options.items()})
case("maxPool2d", lambda x: F.max_pool2d(x, 2), [numbers(2, 2, 4, 6)], {"size": 2})
case("maxPool2d", lambda x: F.max_pool2d(x, 3, 2, 1), [numbers(1, 2, 5, 6)], {"size": 3, "stride": 2, "padding": 1})
case("maxPool2d", lambda x: F.max_pool2d(x, 2, 2, ceil_mode=True), [numbers(1, 2, 5, 5)], {"size": 2, "stride": 2, "ceilMode": True})
case("maxPool2d", lambda x: F.max_pool2d(x, 2), [torch.ones(1, 1, 4, 4)], {"size": 2})
case("avgPool2d", lambda x: F.avg_pool2d(x, 2), [numbers(2, 2, 4, 6)], {"size": 2})
case("avgPool2d", lambda x: F.avg_pool2d(x, 3, 2, 1, ceil_mode=True), [numbers(1, 2, 6, 5)], {"size": 3, "stride": 2, "padding": 1, "ceilMode": True})
case("avgPool2d", lambda x: F.avg_pool2d(x, 3, 2, 1, count_include_pad=False), [numbers(1, 2, 5, 5)], {"size": 3, "stride": 2, "padding": 1, "countIncludePad": False})
case("adaptiveAvgPool2d", lambda x: F.adaptive_avg_pool2d(x, (2, 3)), [numbers(1, 2, 5, 7)], {"size": [2, 3]})
case("adaptiveMaxPool2d", lambda x: F.adaptive_max_pool2d(x, 2), [numbers(1, 2, 5, 7)], {"size": 2})
case("upsample", lambda x: F.interpolate(x, scale_factor=2, mode="nearest"), [numbers(1, 2, 3, 2)], {"scale": 2})
case("upsample", lambda x: F.interpolate(x, scale_factor=3, mode="bilinear", align_corners=False), [numbers(1, 2, 3, 2)], {"scale": 3, "mode": "bilinear"})
case("upsample", lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=True), [numbers(1, 2, 3, 4)], {"scale": 2, "mode": "bilinear", "alignCorners": True})

# ---- normalisation
case("layerNorm", lambda x, w, b: F.layer_norm(x, (4,), w, b), [numbers(3, 2, 4), numbers(4), numbers(4)], {"shape": [4]})
case("layerNorm", lambda x: F.layer_norm(x, (2, 4)), [numbers(3, 2, 4)], {"shape": [2, 4]})
case("groupNorm", lambda x, w, b: F.group_norm(x, 2, w, b), [numbers(2, 4, 3, 2), numbers(4), numbers(4)], {"groups": 2})
case("batchNorm", lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True), [numbers(3, 2, 2, 2), numbers(2), numbers(2)])
case("rmsNorm", lambda x, w: x * (x.square().mean(-1, keepdim=True) + 1e-6).rsqrt() * w, [numbers(3, 4), numbers(4)])

# ---- losses
for reduction in ["mean", "sum", "none"]:
    p, y, q = numbers(3, 4), numbers(3, 4), torch.rand(3, 4)
    option = {"reduction": reduction}
    case("mse", lambda a, b: F.mse_loss(a, b, reduction=reduction), [p, y], option)
    case("mae", lambda a, b: F.l1_loss(a, b, reduction=reduction), [p, y], option)
    case("huber", lambda a, b: F.huber_loss(a, b, reduction=reduction, delta=0.7), [p, y], {**option, "delta": 0.7})
    case("bce", lambda a, b: F.binary_cross_entropy(a, b, reduction=reduction), [torch.rand(3, 4), q], option)
    case("bceWithLogits", lambda a, b: F.binary_cross_entropy_with_logits(a, b, reduction=reduction), [p * 10, q], option)
    t = torch.tensor([0, 3, 1])
    case("crossEntropy", lambda a, b: F.cross_entropy(a, b, reduction=reduction), [p * 10, t], option)
    case("crossEntropy", lambda a, b: F.cross_entropy(a, b, reduction=reduction, label_smoothing=0.2, ignore_index=3), [p, t], {**option, "labelSmoothing": 0.2, "ignoreIndex": 3})
    case("nll", lambda a, b: F.nll_loss(a, b, reduction=reduction), [p.log_softmax(1), t], option)
case("bceWithLogits", lambda a, b: F.binary_cross_entropy_with_logits(a, b, pos_weight=torch.tensor(3.0)), [numbers(3, 4), torch.rand(3, 4)], {"posWeight": 3})
case("bce", F.binary_cross_entropy, [torch.tensor([0.0, 1.0, 0.5]), torch.tensor([0.0, 1.0, 1.0])])
cases[-1]["gradients"][1] = None  # the target's gradient is infinite there; ours is cut like the loss
case("crossEntropy", F.cross_entropy, [numbers(2, 3, 4), torch.tensor([[0, 1, 2, 0], [2, 2, 1, 0]])])
case("crossEntropy", F.cross_entropy, [numbers(3, 4), torch.rand(3, 4).softmax(1)])
case("kl", lambda a, b: F.kl_div(a, b, reduction="batchmean"), [numbers(3, 4).log_softmax(1), numbers(3, 4).softmax(1)])

# ---- layers with state: weights by PyTorch's names, output for one input
def layer_case(op, layer, x, names, pick=lambda y: y, options=None):
    parameters = dict(layer.named_parameters())
    tensors = [x] + [parameters[n].detach() for n in names]
    y = pick(layer(x))
    cases.append({"op": op, "inputs": [stored(t) for t in tensors], "options": options or {}, "output": stored(y.detach()), "gradients": None})


recurrent = [f"{kind}_{which}_l{i}" for i in range(2) for kind in ("weight", "bias") for which in ("ih", "hh")]
for name, make in [("rnn", torch.nn.RNN), ("gru", torch.nn.GRU), ("lstm", torch.nn.LSTM)]:
    layer_case(name, make(3, 4, num_layers=2, batch_first=True), numbers(2, 5, 3), recurrent, lambda y: y[0])
heads = torch.nn.MultiheadAttention(4, 2, batch_first=True)
x = numbers(2, 3, 4)
y = heads(x, x, x, need_weights=False)[0]
cases.append({"op": "multiHeadAttention", "inputs": [stored(t.detach()) for t in [x, heads.in_proj_weight, heads.in_proj_bias, heads.out_proj.weight, heads.out_proj.bias]],
              "options": {}, "output": stored(y.detach()), "gradients": None})
norm = torch.nn.BatchNorm1d(3)
x1, x2 = numbers(4, 3), numbers(4, 3)
norm(x1)
norm.eval()
cases.append({"op": "batchNormRunning", "inputs": [stored(x1), stored(x2)], "options": {}, "output": stored(norm(x2).detach()), "gradients": None})

# ---- optimisers: the parameter after each of six steps on a ravine
def optimiser_case(op, make, options):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    optimiser = make([w])
    path = []
    for _ in range(6):
        optimiser.zero_grad()
        (5 * w[0] ** 2 + 0.5 * w[1] ** 2 + w[0] * w[1]).backward()
        optimiser.step()
        path.append(w.detach().clone())
    cases.append({"op": f"optim.{op}", "inputs": [], "options": options, "output": stored(torch.stack(path)), "gradients": None})


O = torch.optim
optimiser_case("sgd", lambda p: O.SGD(p, lr=0.05), {"lr": 0.05})
optimiser_case("sgd", lambda p: O.SGD(p, lr=0.05, momentum=0.9, weight_decay=0.1), {"lr": 0.05, "momentum": 0.9, "weightDecay": 0.1})
optimiser_case("sgd", lambda p: O.SGD(p, lr=0.05, momentum=0.9, nesterov=True), {"lr": 0.05, "momentum": 0.9, "nesterov": True})
optimiser_case("sgd", lambda p: O.SGD(p, lr=0.05, momentum=0.9, dampening=0.5), {"lr": 0.05, "momentum": 0.9, "dampening": 0.5})
optimiser_case("adagrad", lambda p: O.Adagrad(p, lr=0.5, weight_decay=0.1), {"lr": 0.5, "weightDecay": 0.1})
optimiser_case("adadelta", lambda p: O.Adadelta(p, lr=1.0), {"lr": 1})
optimiser_case("rmsprop", lambda p: O.RMSprop(p, lr=0.1, momentum=0.5), {"lr": 0.1, "momentum": 0.5})
optimiser_case("adam", lambda p: O.Adam(p, lr=0.1, weight_decay=0.1), {"lr": 0.1, "weightDecay": 0.1})
optimiser_case("adamw", lambda p: O.AdamW(p, lr=0.1, weight_decay=0.1), {"lr": 0.1, "weightDecay": 0.1})


def schedule_case(op, make, options, steps):
    optimiser = O.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
    schedule = make(optimiser)
    rates = []
    for _ in range(steps):
        rates.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step()
    cases.append({"op": f"schedule.{op}", "inputs": [], "options": options, "output": stored(torch.tensor(rates)), "gradients": None})


S = torch.optim.lr_scheduler
schedule_case("stepDecay", lambda o: S.StepLR(o, 3, 0.5), {"every": 3, "gamma": 0.5}, 8)
schedule_case("cosine", lambda o: S.CosineAnnealingLR(o, 6, 0.1), {"steps": 6, "min": 0.1}, 6)
schedule_case("oneCycle", lambda o: S.OneCycleLR(o, 0.4, total_steps=10), {"max": 0.4, "steps": 10}, 9)

target = pathlib.Path(__file__).resolve().parents[2] / "test" / "fixtures" / "pytorch.json"
save(target)

# ---- a file by Python's safetensors
try:
    from safetensors.torch import save_file

    save_file({
        "weight": torch.arange(6).float().reshape(2, 3),
        "double": torch.tensor([0.1], dtype=torch.float64),
        "steps": torch.tensor([1, -2, 3], dtype=torch.int32),
        "mask": torch.tensor([True, False]),
    }, target.with_name("python.safetensors"), metadata={"made": "by Python"})
except ImportError:
    print("safetensors is not installed: python.safetensors stays as it is")
