import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";

const oldest = { major: 3, minor: 10 };

/** Asked of any Python, a very old one included. */
const question = `
import json, sys
def has(name):
    try:
        __import__(name)
        return True
    except Exception:
        return False
print(json.dumps({"version": list(sys.version_info[:3]), "venv": has("venv") and has("ensurepip")}))
`;

/** @typedef {{ command: string, args: string[], version: number[], venv: boolean }} Python */

/**
 * The first Python on PATH that is new enough and can make virtual environments; a Problem naming the next step if there is none.
 * @returns {Promise<Python>}
 */
export async function findPython() {
  /** @type {Python[]} */
  const unfit = [];
  for (const [command = "", ...args] of names()) {
    const python = await ask(command, args);
    if (!python) continue;
    if (isNewEnough(python) && python.venv) return python;
    unfit.push(python);
  }
  const noVenv = unfit.find(isNewEnough);
  if (noVenv) {
    const [major, minor] = noVenv.version;
    throw new Problem(
      `Python ${noVenv.version.join(".")} (${noVenv.command}) comes without its venv module. ` +
        `Install that (Debian and Ubuntu: sudo apt install python${major}.${minor}-venv), then run the same command again.`,
    );
  }
  const install =
    "Install it from https://www.python.org/downloads/ (Debian and Ubuntu: sudo apt install python3 python3-venv), then run the same command again.";
  const old = unfit[0];
  if (old)
    throw new Problem(
      `Gradus needs Python ${oldest.major}.${oldest.minor} or newer and found only ${old.version.join(".")} (${old.command}). ${install}`,
    );
  throw new Problem(`Gradus needs Python ${oldest.major}.${oldest.minor} or newer and found none on PATH. ${install}`);
}

/** @param {Python} python */
const isNewEnough = ({ version: [major = 0, minor = 0] }) =>
  major > oldest.major || (major === oldest.major && minor >= oldest.minor);

/** What Python may be called, the usual names first: a system's `python3` can be too old beside a `python3.12`. */
function names() {
  const versions = [13, 12, 11, 14, 10].map((minor) => [`python3.${minor}`]);
  return process.platform === "win32"
    ? [["py", "-3"], ["python"], ["python3"]]
    : [["python3"], ["python"], ...versions];
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<Python | undefined>} nothing where that is no Python (Windows answers `python` by opening its store)
 */
async function ask(command, args) {
  const { code, output } = await run(command, [...args, "-E", "-c", question]);
  if (code !== 0) return undefined;
  try {
    return { command, args, ...JSON.parse(output.trim().split("\n").at(-1) ?? "") };
  } catch {
    return undefined;
  }
}
