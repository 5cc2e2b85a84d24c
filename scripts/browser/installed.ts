import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Problem } from "../setup/problem.mjs";

/** Where Chromium, Chrome or Edge lives on this machine, if anywhere; `CHROMIUM` names one outright. */
export function installedBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const places = { win32: onWindows, darwin: onMac, linux: onPath }[process.platform as string] ?? onPath;
  return [env.CHROMIUM ?? "", ...places(env)].find((path) => path !== "" && existsSync(path));
}

/** The installed browser's path. Throws {@link Problem} where there is none. */
export function findBrowser(find: () => string | undefined = installedBrowser): string {
  const path = find();
  if (path) return path;
  throw new Problem(
    "No Chromium, Chrome or Edge was found on this machine, and PDFs are printed by one. Install Google Chrome (https://www.google.com/chrome) or the system's package chromium, or set the environment variable CHROMIUM to its path.",
  );
}

function onPath({ PATH = "" }: NodeJS.ProcessEnv): string[] {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
  return names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
}

function onMac(env: NodeJS.ProcessEnv): string[] {
  const applications = ["/Applications", join(env.HOME ?? "/", "Applications")];
  const names = ["Google Chrome", "Chromium", "Microsoft Edge"];
  return [
    ...applications.flatMap((folder) => names.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`)),
    ...onPath(env),
  ];
}

function onWindows(env: NodeJS.ProcessEnv): string[] {
  const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  );
  return folders.flatMap((folder) => [
    join(folder, "Google", "Chrome", "Application", "chrome.exe"),
    join(folder, "Chromium", "Application", "chrome.exe"),
    join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
  ]);
}
