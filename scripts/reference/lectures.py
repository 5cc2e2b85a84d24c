"""Makes test/fixtures/pytorch-lectures.json: what PyTorch computes for the ops that language, imaging and vision need.

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install torch numpy
    /tmp/torch/bin/python scripts/reference/lectures.py

Made with torch 2.15.0.
"""
import pathlib

import torch
import torch.nn.functional as F

from recording import case, cases, numbers, save

# ---- picking by a condition
x = numbers(3, 4)
mask = x > 0
case("maskedSelect", torch.masked_select, [x, mask])
case("maskedSelect", torch.masked_select, [numbers(2, 3, 4), torch.tensor([True, False, False, True])])
case("nonzero", torch.nonzero, [torch.tensor([[0.0, 2.0, 0.0], [1.0, 0.0, -3.0]])])
case("index", lambda t, m: t[m], [numbers(3, 2), torch.tensor([True, False, True])])
case("index", lambda t, m: t[m], [numbers(2, 3, 2), torch.tensor([[True, False, True], [False, True, False]])])
for name in ["logicalAnd", "logicalOr", "logicalXor"]:
    f = getattr(torch, name.replace("logicalA", "logical_a").replace("logicalO", "logical_o").replace("logicalX", "logical_x"))
    case(name, f, [torch.tensor([0.0, 1.0, -2.0, float("nan")]), torch.tensor([[0.0], [3.0]])])
for name in ["any", "all"]:
    for t in [torch.tensor([[True, False], [True, True]]), torch.tensor([[0.0, 0.0, 2.0], [0.0, 0.0, 0.0]]), torch.zeros(2, 0)]:
        case(name, getattr(torch, name), [t])
        case(name, lambda v: getattr(v, name)(1, keepdim=True), [t], {"axis": 1, "keepdim": True})
special = torch.tensor([1.0, float("inf"), float("-inf"), float("nan"), 0.0])
case("isfinite", torch.isfinite, [special])
case("isinf", torch.isinf, [special])

# ---- directions
case("normalize", lambda t: F.normalize(t), [numbers(3, 4)])
case("normalize", lambda t: F.normalize(t, p=1, dim=0), [numbers(3, 4)], {"p": 1, "axis": 0})
case("normalize", lambda t: F.normalize(t), [numbers(2, 3, 4)])
case("normalize", lambda t: F.normalize(t, dim=-1), [torch.tensor([[3.0, 4.0], [0.0, 0.0]])], {"axis": -1})
case("cosineSimilarity", lambda a, b: F.cosine_similarity(a, b), [numbers(3, 4), numbers(3, 4)])
case("cosineSimilarity", lambda a, b: F.cosine_similarity(a, b, dim=-1), [numbers(1, 3, 4), numbers(5, 1, 4)], {"axis": -1})

# ---- order and counts
case("cumprod", lambda t: t.cumprod(1), [numbers(2, 4, 3)], {"axis": 1})
case("cumprod", lambda t: t.cumprod(0), [torch.tensor([2.0, 0.0, 3.0, 0.0, 5.0])], {"axis": 0})
for t in [numbers(3, 5), numbers(2, 4)]:
    case("median", torch.median, [t])
    case("median", lambda v: v.median(1, keepdim=True).values, [t], {"axis": 1, "keepdim": True})
    case("quantile", lambda v: torch.quantile(v, 0.3), [t], {"q": 0.3})
    case("quantile", lambda v: torch.quantile(v, torch.tensor([0.0, 0.25, 1.0]), dim=0), [t], {"q": [0, 0.25, 1], "axis": 0})
case("median", torch.median, [torch.tensor([1.0, float("nan"), 3.0])])
case("quantile", lambda v: torch.quantile(v, 0.5, dim=1), [torch.tensor([[1.0, float("nan"), 3.0], [4.0, 9.0, 8.0]])], {"q": 0.5, "axis": 1})
case("unique", lambda t: torch.unique(t.detach()), [torch.tensor([[3.0, 1.0], [3.0, -2.0]])])
case("bincount", torch.bincount, [torch.tensor([0, 2, 2, 5])])
case("bincountWeighted", lambda i, w: torch.bincount(i, w, minlength=7).float().detach(), [torch.tensor([0, 2, 2, 5]), torch.tensor([0.5, 1.0, 2.0, 4.0])], {"minlength": 7})
for a, b in [(torch.tensor([-7.0, 7.0, -6.5, 0.3, 5.0]), torch.tensor(3.0)), (torch.tensor([-7.0, 7.0, -6.5, 0.3, 5.0]), torch.tensor([-3.0])), (numbers(3, 1), numbers(1, 4))]:
    case("remainder", torch.remainder, [a, b])
case("remainder", torch.remainder, [torch.tensor([-7, 7, 6]), torch.tensor([3, -3, 3])])

# ---- laying out
case("repeat", lambda t: t.repeat(2, 1, 3), [numbers(2, 3)], {"times": [2, 1, 3]})
case("tile", lambda t: torch.tile(t, (2,)), [numbers(2, 3)], {"times": [2]})
case("roll", lambda t: t.roll((1, -2), (0, 1)), [numbers(3, 4)], {"shifts": [1, -2], "axes": [0, 1]})
case("roll", lambda t: t.roll(5), [numbers(3, 4)], {"shifts": 5})
case("unbind", lambda t: t.unbind(1)[2], [numbers(2, 3)], {"axis": 1, "which": 2})
case("meshgrid", lambda a, b: torch.stack(torch.meshgrid(a, b, indexing="ij")), [numbers(2), numbers(3)], {"indexing": "ij"})
case("meshgrid", lambda a, b, c: torch.stack(torch.meshgrid(a, b, c, indexing="xy")), [numbers(2), numbers(3), numbers(4)], {"indexing": "xy"})
for offset in [0, 1, -2]:
    case("diag", lambda t: t.diag(offset), [numbers(3)], {"offset": offset})
    case("diag", lambda t: t.diag(offset), [numbers(3, 4)], {"offset": offset})
case("flatten", lambda t: t.flatten(1, 2), [numbers(2, 3, 4, 2)], {"start": 1, "end": 2})
case("flatten", lambda t: t.flatten(-3, -2), [numbers(2, 3, 4, 2)], {"start": -3, "end": -2})
for equation, shapes in [("ii", [(3, 3)]), ("ii->i", [(3, 3)]), ("bii->b", [(2, 3, 3)]), ("iji->j", [(3, 2, 3)]), ("...ij,...jk->...ik", [(2, 1, 3, 4), (5, 4, 2)]),
                         ("...i->...", [(2, 3, 4)]), ("i...->...", [(2, 3, 4)]), ("...,...->...", [(2, 3), (3,)]), ("b...d,b...d->b", [(2, 3, 4), (2, 3, 4)]),
                         ("...ij->...ji", [(3, 4)]), ("...ij", [(2, 3, 4)]), ("ij,jj->i", [(2, 3), (3, 3)])]:
    case("einsum", lambda *t: torch.einsum(equation, *t), [numbers(*s) for s in shapes], {"equation": equation})

# ---- losses with weights
weight, labels, few = torch.tensor([0.5, 2.0, 1.0, 4.0]), torch.tensor([0, 3, 1, 3, 2]), torch.tensor([0.5, 2.0, 3.0])
for reduction in ["mean", "sum", "none"]:
    option = {"reduction": reduction, "weight": weight.tolist()}
    case("crossEntropy", lambda a, b: F.cross_entropy(a, b, weight, reduction=reduction), [numbers(5, 4), labels], option)
    case("crossEntropy", lambda a, b: F.cross_entropy(a, b, weight, reduction=reduction, label_smoothing=0.3, ignore_index=3), [numbers(5, 4), labels], {**option, "labelSmoothing": 0.3, "ignoreIndex": 3})
    case("crossEntropy", lambda a, b: F.cross_entropy(a, b, weight, reduction=reduction), [numbers(5, 4), numbers(5, 4).softmax(1)], option)
    case("crossEntropy", lambda a, b: F.cross_entropy(a, b, few, reduction=reduction), [numbers(2, 3, 4), torch.tensor([[0, 1, 2, 0], [2, 2, 1, 0]])], {"reduction": reduction, "weight": few.tolist()})
    case("nll", lambda a, b: F.nll_loss(a, b, weight, reduction=reduction, ignore_index=1), [numbers(5, 4).log_softmax(1), labels], {**option, "ignoreIndex": 1})
case("bceWithLogits", lambda a, b: F.binary_cross_entropy_with_logits(a, b, pos_weight=few), [numbers(4, 3), torch.rand(4, 3).round()], {"posWeight": few.tolist()})

# ---- attention
q, k, v = (2, 2, 3, 4), (2, 2, 5, 4), (2, 2, 5, 4)
see = torch.tensor([[True, False, True, True, False], [False, True, False, False, False], [False] * 5])
case("attention", lambda a, b, c: F.scaled_dot_product_attention(a, b, c, is_causal=True), [numbers(*q), numbers(*k), numbers(*v)], {"causal": True})
case("attention", lambda a, b, c: F.scaled_dot_product_attention(a, b, c, is_causal=True), [numbers(2, 6, 4), numbers(2, 3, 4), numbers(2, 3, 4)], {"causal": True})
case("attentionMasked", lambda a, b, c, m: F.scaled_dot_product_attention(a, b, c, attn_mask=m), [numbers(*q), numbers(*k), numbers(*v), see])
added = torch.where(see, numbers(3, 5), torch.tensor(float("-inf")))
case("attentionMasked", lambda a, b, c, m: F.scaled_dot_product_attention(a, b, c, attn_mask=m.detach()), [numbers(*q), numbers(*k), numbers(*v), added])
case("attention", lambda a, b, c: F.scaled_dot_product_attention(a, b, c, scale=0.3), [numbers(2, 3, 4), numbers(2, 5, 4), numbers(2, 5, 6)], {"scale": 0.3})
case("attention", F.scaled_dot_product_attention, [numbers(2, 2, 3, 4), numbers(2, 1, 5, 4), numbers(2, 1, 5, 4)])
heads = torch.nn.MultiheadAttention(4, 2, batch_first=True)
weights = [t.detach() for t in [heads.in_proj_weight, heads.in_proj_bias, heads.out_proj.weight, heads.out_proj.bias]]
padding = torch.tensor([[False, False, True], [False, False, False]])
for which in [0, 1]:
    case("multiHeadAttention", lambda t, m, *w: torch.func.functional_call(heads, dict(zip(["in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"], w)), (t, t, t),
         {"key_padding_mask": m, "average_attn_weights": False})[which], [numbers(2, 3, 4), padding, *weights], {"which": which})
    cases[-1]["gradients"][2:] = [None] * 4  # our layer has the weights as copies


def rotary(x, offset, base, neighbours):
    half = x.shape[-1] // 2
    angles = torch.arange(offset, offset + x.shape[-2])[:, None] * base ** (-torch.arange(half) / half)
    a, b = (x[..., 0::2], x[..., 1::2]) if neighbours else (x[..., :half], x[..., half:])
    turned = torch.complex(a, b) * torch.polar(torch.ones_like(angles), angles)
    return torch.stack([turned.real, turned.imag], -1).flatten(-2) if neighbours else torch.cat([turned.real, turned.imag], -1)


for pairs in ["halves", "neighbours"]:
    case("rotary", lambda t: rotary(t, 7, 500.0, pairs == "neighbours"), [numbers(2, 3, 6)], {"offset": 7, "base": 500, "pairs": pairs})

# ---- pictures
for kernel, dilation in [((3, 3), 1), ((2, 4), 1), ((2, 3), 2)]:
    case("conv2d", lambda x, w, b: F.conv2d(x, w, b, padding="same", dilation=dilation), [numbers(1, 2, 5, 6), numbers(3, 2, *kernel), numbers(3)], {"padding": "same", "dilation": dilation})
case("conv1d", lambda x, w: F.conv1d(x, w, padding="same"), [numbers(1, 2, 6), numbers(3, 2, 4)], {"padding": "same"})
for mode in ["reflect", "replicate", "circular"]:
    case("pad", lambda t: F.pad(t, (1, 2, 2, 0), mode=mode), [numbers(1, 2, 3, 4)], {"padding": [1, 2, 2, 0], "fill": mode})
for options in [{"size": [5, 3]}, {"size": [2, 9]}, {"scale": 1.5}, {"size": [7, 2], "alignCorners": True}]:
    asked = {"size": options.get("size"), "scale_factor": options.get("scale")}
    picture = numbers(1, 2, 4, 6)
    if "alignCorners" not in options:
        case("interpolate", lambda t: F.interpolate(t, mode="nearest", **asked), [picture], options)
    case("interpolate", lambda t: F.interpolate(t, mode="bilinear", align_corners=options.get("alignCorners", False), **asked), [picture], {**options, "mode": "bilinear"})
for corners in [False, True]:
    case("affineGrid", lambda t: F.affine_grid(t, (2, 1, 3, 4), align_corners=corners), [numbers(2, 2, 3)], {"size": [2, 1, 3, 4], "alignCorners": corners})
    for mode in ["zeros", "border", "reflection"]:
        case("gridSample", lambda t, grid: F.grid_sample(t, grid, padding_mode=mode, align_corners=corners), [numbers(2, 2, 3, 4), numbers(2, 2, 5, 2, low=-2.6, high=2.6)], {"paddingMode": mode, "alignCorners": corners})
    case("gridSample", lambda t, grid: F.grid_sample(t, grid.detach(), mode="nearest", align_corners=corners), [numbers(2, 2, 3, 4), numbers(2, 2, 5, 2, low=-1.2, high=1.2)], {"mode": "nearest", "alignCorners": corners})

target = pathlib.Path(__file__).resolve().parents[2] / "test" / "fixtures" / "pytorch-lectures.json"
save(target)
