import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where Chromium or Chrome lives on this machine, if anywhere; `CHROMIUM` names one outright. */
export function installedBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const places = { win32: onWindows, darwin: onMac, linux: onPath }[process.platform as string] ?? onPath;
  return [env.CHROMIUM ?? "", ...places(env)].find((path) => path !== "" && existsSync(path));
}

function onPath({ PATH = "" }: NodeJS.ProcessEnv): string[] {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  return names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
}

function onMac(env: NodeJS.ProcessEnv): string[] {
  const applications = ["/Applications", join(env.HOME ?? "/", "Applications")];
  const names = ["Google Chrome", "Chromium"];
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
  ]);
}
