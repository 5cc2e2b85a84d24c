import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeWhole } from "./write-whole.mjs";

/** What JupyterLab's export menu calls them, and the class that makes each. */
const exporters = {
  "Gradus slides": "GradusSlides",
  "Gradus slides for clinicians": "GradusSlidesForClinicians",
  "Gradus reading copy": "GradusReadingCopy",
};

/**
 * The files of an installed Python package, as pip would have left them, for which nothing is fetched or built.
 * @param {string} root
 * @returns {Record<string, string>} text by path below site-packages
 */
function wanted(root) {
  const points = Object.entries(exporters).map(([label, name]) => `${label} = gradus_slides:${name}\n`);
  const about = "gradus_slides-1.dist-info";
  const files = {
    "gradus_slides.py": readFileSync(join(root, "scripts", "slides", "jupyter", "gradus_slides.py"), "utf8"),
    [`${about}/METADATA`]: "Metadata-Version: 2.1\nName: gradus-slides\nVersion: 1\n",
    [`${about}/INSTALLER`]: "gradus\n",
    [`${about}/entry_points.txt`]: `[nbconvert.exporters]\n${points.join("")}`,
  };
  const record = [...Object.keys(files), `${about}/RECORD`].map((name) => `${name},,\n`).join("");
  return { ...files, [`${about}/RECORD`]: record };
}

/**
 * Where the .venv's packages are; undefined before it is made.
 * @param {string} root
 */
function sitePackages(root) {
  if (process.platform === "win32") return join(root, ".venv", "Lib", "site-packages");
  const lib = join(root, ".venv", "lib");
  const python = existsSync(lib) ? readdirSync(lib).find((name) => name.startsWith("python3")) : undefined;
  return python && join(lib, python, "site-packages");
}

/**
 * Whether nbconvert, and with it JupyterLab's export menu, does not know our slides yet, or knows an older module.
 * @param {string} root
 * @returns {string | undefined}
 */
export function exporterPending(root) {
  const folder = sitePackages(root);
  const there = (/** @type {string} */ name, /** @type {string} */ text) => {
    try {
      return readFileSync(join(folder ?? "", name), "utf8") === text;
    } catch {
      return false;
    }
  };
  const complete = folder && Object.entries(wanted(root)).every(([name, text]) => there(name, text));
  return complete ? undefined : "telling JupyterLab's export menu about them";
}

/**
 * Installs the exporters into .venv.
 * @param {string} root
 */
export function registerExporter(root) {
  const folder = sitePackages(root) ?? "";
  for (const [name, text] of Object.entries(wanted(root))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, text);
  }
}
