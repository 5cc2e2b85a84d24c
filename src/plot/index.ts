/** Figures in one house style, each with a text alternative. Series go into `plot.figure`; the other functions are whole figures. */
export { type AnimationOptions, animation } from "./animation.js";
export { bar, type FigureOptions, figure, histogram, line, scatter } from "./charts.js";
export { type DescentOptions, descent } from "./descent.js";
export { Drawing } from "./drawing.js";
export { contour, type Field, type FieldOptions, heatmap, sample, surface } from "./fields.js";
export { Figure, type FigureParts, type Frame, type Trace } from "./figure.js";
export { type ImageOptions, image } from "./image.js";
export { type LandscapeOptions, landscape, type Path } from "./landscape.js";
export { type Line, type LineFitOptions, lineFit } from "./line-fit.js";
export { type LossSurfaceOptions, lossSurface } from "./loss-surface.js";
export { type NamedSet, nestedSets } from "./nested-sets.js";
export { type RaceOptions, race } from "./race.js";
export { bars, curve, path, points, type Series, type SeriesLook, segments, words } from "./series.js";
export { type SlopeOptions, secant, tangent } from "./slope.js";
export { type Era, type Event, timeline } from "./timeline.js";
export { type Grid, type Numbers, PlotError } from "./values.js";
