/** Which notebooks a command line means. */
import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

/** One notebook to run, or a name that means none with the reason why. */
export interface Selected {
  /** The path as it is shown: relative to the project, with slashes. */
  name: string;
  /** Absolute path; undefined when there is no such notebook. */
  path?: string;
  problem?: string;
}

/**
 * Names are numbers (`3`), parts of a name (`cnn`) or paths, relative to `cwd` or to the project. No name: all of `notebooks/`.
 */
export function selectNotebooks(root: string, names: string[], cwd: string): Selected[] {
  const course = courseNotebooks(root);
  if (names.length === 0) {
    if (course.length) return course.map((path) => selected(root, path));
    return [{ name: "notebooks", problem: "holds no notebook" }];
  }
  const found = names.flatMap((name) => resolveName(root, name, course, cwd));
  return found.filter((one, i) => found.findIndex((other) => other.name === one.name) === i);
}

function courseNotebooks(root: string): string[] {
  const folder = join(root, "notebooks");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".ipynb") && !name.startsWith("."));
  return files.sort().map((name) => join(folder, name));
}

function resolveName(root: string, name: string, course: string[], cwd: string): Selected[] {
  if (/[\\/]/.test(name) || name.endsWith(".ipynb")) {
    const candidates = [resolve(cwd, name), resolve(root, name), resolve(root, "notebooks", name)];
    const path = candidates.find((candidate) => existsSync(candidate));
    if (!path) return [{ name, problem: "does not exist" }];
    return [selected(root, path)];
  }
  const file = (path: string) => relative(join(root, "notebooks"), path).toLowerCase();
  const matches = /^\d+$/.test(name)
    ? course.filter((path) => Number(/^\d+/.exec(file(path))?.[0]) === Number(name))
    : course.filter((path) =>
        file(path)
          .replace(/\.ipynb$/, "")
          .includes(name.toLowerCase()),
      );
  if (matches.length) return matches.map((path) => selected(root, path));
  const known = course.map((path) => file(path).replace(/\.ipynb$/, "")).join(", ");
  return [{ name, problem: `is not a notebook of the course${known ? `; there are ${known}` : ""}` }];
}

function selected(root: string, given: string): Selected {
  const path = realpathSync(given);
  const name = relative(realpathSync(root), path).split(sep).join("/");
  if (name.startsWith("../") || isAbsolute(name)) {
    return { name: given, problem: "lies outside the project, where the kernel finds no library" };
  }
  if (statSync(path).isDirectory()) return { name, problem: "is a folder, not a notebook" };
  return { name, path };
}
