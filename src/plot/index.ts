/** Figures in one house style, each with a text alternative. Series go into `plot.figure`; the other functions are whole figures. */
export { type AnimationOptions, animation } from "./animation.js";
export { border } from "./border.js";
export { type BoundaryFrame, type BoundaryOptions, boundary, type Classify } from "./boundary.js";
export { bar, type FigureOptions, figure, histogram, line, scatter } from "./charts.js";
export { type DescentOptions, descent } from "./descent.js";
export { Drawing } from "./drawing.js";
export { contour, type Field, type FieldOptions, heatmap, sample, surface } from "./fields.js";
export { Figure, type FigureParts, type Frame, type Trace } from "./figure.js";
export { type ImageOptions, image } from "./image.js";
export { type ImagesOptions, images } from "./image-sheet.js";
export { type LandscapeOptions, landscape, type Path } from "./landscape.js";
export { classes, curves, type LinesOptions, lines } from "./lines.js";
export { type LossSurfaceOptions, lossSurface } from "./loss-surface.js";
export { type NetworkOptions, network } from "./network.js";
export { type Panel, panels } from "./panels.js";
export { bars, curve, path, points, type Series, type SeriesLook, segments, words } from "./series.js";
export { palette } from "./style.js";
export { type Grid, type Numbers, PlotError } from "./values.js";
