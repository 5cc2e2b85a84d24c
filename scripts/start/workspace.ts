import { existsSync, readdirSync } from "node:fs";
import { jupyterEnvironment } from "../setup/index.mjs";
import { folderOf, type Path } from "./paths.js";

/** Whose desk in JupyterLab: each keeps which documents are open, and where. */
export type Workspace = Path | "author";

/** The page that opens a workspace: the first time with the folder it is about, afterwards as it was left. */
export function pageOf(root: string, workspace: Workspace): string {
  const page = `/lab/workspaces/${workspace}`;
  if (isKept(root, workspace)) return page;
  const folder = workspace === "author" ? "notebooks" : folderOf(workspace).replaceAll("\\", "/");
  return `${page}/tree/${folder}`;
}

/** Whether JupyterLab has stored this workspace, in a file named after it and a hash. */
function isKept(root: string, workspace: Workspace): boolean {
  const folder = jupyterEnvironment(root).JUPYTERLAB_WORKSPACES_DIR ?? "";
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(`${workspace}-`));
}
