// The set-up that every command runs by itself. What stands there already is left alone.
export { buildLibrary, buildScripts, isBuilt } from "./build.mjs";
export { Problem, report } from "./problem.mjs";
export { projectRoot } from "./root.mjs";
