import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Options for Jupyter's command line, where they win over every settings file of the machine:
 * loopback only, this project only, our kernel only, nothing that asks the network.
 */
export function serverOptions(root: string, { port, page }: { port: number; page: string }): string[] {
  return [
    "--ServerApp.ip=127.0.0.1",
    `--ServerApp.port=${port}`,
    "--ServerApp.port_retries=0",
    `--ServerApp.root_dir=${root}`,
    `--ServerApp.preferred_dir=${root}`,
    "--ServerApp.open_browser=False",
    "--ServerApp.allow_root=True",
    "--ServerApp.base_url=/",
    "--ServerApp.certfile=",
    "--ServerApp.jpserver_extensions={'jupyter_lsp': False, 'notebook_shim': False}",
    "--PasswordIdentityProvider.hashed_password=",
    `--LabApp.default_url=${page}`,
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--ContentsManager.hide_globs=['node_modules', '.venv', 'dist', 'build', '__pycache__', '*.pyc', '.*']",
    "--ContentsManager.checkpoints_class=__main__.CheckpointsAside",
    "--MultiKernelManager.default_kernel_name=tslab",
    "--KernelSpecManager.allowed_kernelspecs=tslab",
    "--KernelSpecManager.ensure_native_kernel=False",
    "--KernelManager.shutdown_wait_time=2",
  ];
}

/**
 * JupyterLab's own settings, as defaults the learner can change: no news, no look for updates, no offer to rebuild; a welcome
 * page instead of the launcher; file names that can be read; completions although a kernel takes more than a second to start.
 */
export function writeLabSettings(configFolder: string): void {
  const folder = join(configFolder, "labconfig");
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
  write("page_config.json", {
    buildAvailable: false,
    buildCheck: false,
    disabledExtensions: {
      "@jupyterlab/apputils-extension:announcements": true,
      "@jupyterlab/debugger-extension": true,
      "@jupyterlab/extensionmanager-extension": true,
      "@jupyterlab/fileeditor-extension:language-server": true,
      "@jupyterlab/launcher-extension": true,
      "@jupyterlab/lsp-extension": true,
      "@jupyterlab/notebook-extension:language-server": true,
    },
  });
  write("default_setting_overrides.json", {
    "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
    "@jupyterlab/completer-extension:manager": { providerTimeout: 10_000 },
    "@jupyterlab/docmanager-extension:plugin": { defaultViewers: { markdown: "Markdown Preview" } },
    "@jupyterlab/filebrowser-extension:browser": { showLastModifiedColumn: false },
    "@jupyterlab/filebrowser-extension:widget": {
      toolbar: [{ name: "gradus-welcome", command: "launcher:create", label: "Welcome", rank: 0 }],
    },
    "@jupyterlab/mainmenu-extension:plugin": {
      menus: [{ id: "jp-mainmenu-help", items: [{ command: "launcher:create", rank: 0 }] }],
    },
    "@jupyterlab/notebook-extension:tracker": { codeCellConfig: { lineNumbers: false, lineWrap: true } },
  });
}
