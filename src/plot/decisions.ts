import * as metrics from "../metrics/index.js";
import { type FigureOptions, figure } from "./charts.js";
import type { Figure } from "./figure.js";
import { path, points, type Series } from "./series.js";
import { ink } from "./style.js";
import { PlotError, written } from "./values.js";

/** What a model said about some cases, and what was true of them: targets 0 and 1. */
export interface Judged {
  /** the higher, the surer of yes: logits or probabilities */
  scores: metrics.Numbers;
  targets: metrics.Numbers;
}

/** What the figures of decisions take. */
export interface DecisionOptions
  extends Omit<FigureOptions, "x" | "y" | "xRange" | "yRange" | "square" | "logX" | "logY"> {
  /** Marks on each curve where scores from this number up are called yes. */
  threshold?: number;
}

const unit: readonly [number, number] = [0, 1];

/** Several models by name, or one, as a list. */
function byName(what: string, given: Judged | Readonly<Record<string, Judged>>): [string, Judged][] {
  if (typeof given !== "object" || given === null)
    throw new PlotError(
      `${what} expects { scores, targets }, or several of them by name: { CNN: { scores, targets } }.`,
    );
  const one = given as Partial<Judged>;
  const list = one.scores !== undefined && one.targets !== undefined ? [["", given as Judged]] : Object.entries(given);
  const odd = list.find(
    ([, judged]) => (judged as Judged)?.scores === undefined || (judged as Judged)?.targets === undefined,
  );
  if (list.length === 0 || odd)
    throw new PlotError(
      `${what} expects { scores, targets }, or several of them by name: { CNN: { scores, targets } }${odd ? `; "${odd[0]}" is neither` : ""}.`,
    );
  return list as [string, Judged][];
}

const named = (name: string, measure: string) => (name ? `${name}: ${measure}` : measure);

/** The figure with a square drawing in the middle of the page. */
function squared(options: DecisionOptions, x: string, y: string, series: Series[]): Figure {
  const { threshold: _, ...rest } = options;
  const made = figure({ height: 480, ...rest, x, y, xRange: unit, yRange: [0, 1.02], square: true }, ...series);
  made.layout.xaxis.constrain = "domain";
  made.layout.yaxis.constrain = "domain";
  return made;
}

/** Curve points one decimal place finer than can be seen; of long curves every so-manieth, so that notebooks stay small. */
function thinned<P>(curve: readonly P[], most = 200): P[] {
  const step = Math.ceil(curve.length / most);
  return curve.filter((_, i) => i % step === 0 || i === curve.length - 1);
}

/** The last point of a curve whose threshold is not below the one asked for. */
function at<P extends { threshold: number }>(curve: readonly P[], threshold: number | undefined): P | undefined {
  return threshold === undefined ? undefined : curve.filter((point) => point.threshold >= threshold).at(-1);
}

/** One model's curve as thin as can be drawn, with a mark at the threshold asked for. */
function drawn<P extends { threshold: number }>(
  whole: readonly P[],
  [x, y]: readonly [(point: P) => number, (point: P) => number],
  { colour, name }: { colour: number; name: string },
  { threshold }: DecisionOptions,
): Series[] {
  const curve = thinned(whole);
  const mark = at(whole, threshold);
  return [
    path(curve.map(x), curve.map(y), { colour, name, size: 3 }),
    ...(mark ? [points([x(mark)], [y(mark)], { colour, size: 13 })] : []),
  ];
}

/**
 * ROC curves: of the ill, the part that is found, against the part of the healthy that is called ill, over all thresholds.
 * The legend holds the area under each; the dotted diagonal is a coin.
 *
 * @example
 * plot.roc({ CNN: { scores: [0.9, 0.8, 0.3, 0.1], targets: [1, 0, 1, 0] } }, { threshold: 0.5 })
 */
export function roc(models: Judged | Readonly<Record<string, Judged>>, options: DecisionOptions = {}): Figure {
  const series = byName("plot.roc", models).flatMap(([name, { scores, targets }], k) => {
    const label = named(name, `AUC ${written(metrics.auc(scores, targets), 3)}`);
    const axes = [(p: metrics.RocPoint) => p.falsePositiveRate, (p: metrics.RocPoint) => p.truePositiveRate] as const;
    return drawn(metrics.roc(scores, targets), axes, { colour: k, name: label }, options);
  });
  const coin = path([0, 1], [0, 1], { colour: ink, dash: "dot", size: 1.5, name: "a coin" });
  return squared(options, "healthy called ill (1 − specificity)", "ill found (sensitivity)", [...series, coin]);
}

/**
 * Precision–recall curves: of those called ill, the part that is, against the part of the ill that is found. The legend
 * holds the average precision; the dotted line is a coin, at the share of the ill.
 *
 * @example
 * plot.precisionRecall({ scores: [0.9, 0.8, 0.3, 0.1], targets: [1, 0, 1, 0] })
 */
export function precisionRecall(
  models: Judged | Readonly<Record<string, Judged>>,
  options: DecisionOptions = {},
): Figure {
  const list = byName("plot.precisionRecall", models);
  const series = list.flatMap(([name, { scores, targets }], k) => {
    const label = named(name, `AP ${written(metrics.averagePrecision(scores, targets), 3)}`);
    const axes = [
      (p: metrics.PrecisionRecallPoint) => p.recall,
      (p: metrics.PrecisionRecallPoint) => p.precision,
    ] as const;
    return drawn(metrics.precisionRecallCurve(scores, targets), axes, { colour: k, name: label }, options);
  });
  const truth = metrics.listed(list[0]![1].targets);
  const share = truth.reduce((a, b) => a + b, 0) / truth.length;
  const coin = path([0, 1], [share, share], { colour: ink, dash: "dot", size: 1.5, name: "a coin" });
  return squared(options, "ill found (recall)", "called ill and ill (precision)", [...series, coin]);
}

/**
 * A reliability diagram: how often it came true against how sure the model was, in bins; larger points hold more cases.
 * The dotted diagonal is a model that is as often right as it says. The legend holds the calibration error. Scores are
 * probabilities.
 *
 * @example
 * plot.reliability({ scores: [0.9, 0.8, 0.3, 0.1], targets: [1, 0, 1, 0] }, { bins: 5 })
 */
export function reliability(
  models: Judged | Readonly<Record<string, Judged>>,
  options: Omit<DecisionOptions, "threshold"> & { bins?: number } = {},
): Figure {
  const { bins = 10, ...rest } = options;
  const series = byName("plot.reliability", models).flatMap(([name, { scores, targets }], k): Series[] => {
    const groups = metrics.reliability(scores, targets, bins);
    const most = Math.max(...groups.map(({ count }) => count));
    const error = written(metrics.calibrationError(scores, targets, bins), 3);
    const [x, y] = [groups.map((bin) => bin.confidence), groups.map((bin) => bin.accuracy)];
    const sized: Series = (i) => {
      const trace = points(x, y, { colour: k, marker: k === 0 ? "circle" : "diamond" })(i);
      const size = groups.map(({ count }) => 8 + 16 * Math.sqrt(count / most));
      return {
        ...trace,
        marker: { ...trace.marker, size },
        customdata: groups.map(({ count }) => count),
        hovertemplate,
      };
    };
    return [path(x, y, { colour: k, size: 2, name: named(name, `calibration error ${error}`) }), sized];
  });
  const honest = path([0, 1], [0, 1], { colour: ink, dash: "dot", size: 1.5, name: "as often as it says" });
  return squared(rest, "probability that the model states", "how often it is true", [...series, honest]);
}

const hovertemplate = "says %{x:.2f}, true %{y:.2f}<br>%{customdata} cases<extra></extra>";
