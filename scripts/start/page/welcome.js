/// <reference lib="dom" />
// The welcome page: what is open when nothing else is, one click away at any time, and always as the disk has it.

/** A window so narrow that the file browser would leave no room for the text. */
const narrow = matchMedia("(max-width: 700px)");

/** The page of each workspace; `npm start` opens one of these workspaces. */
const pages = {
  builder: "my/Welcome.md",
  clinician: "my/clinician/Welcome.md",
  author: "docs/CONTRIBUTING.md",
};

const viewer = "Markdown Preview";

/** @param {(name: string) => Promise<any>} shared */
export async function welcomePlugin(shared) {
  const [{ PageConfig }, { ILabShell }, { IDocumentManager }, { IDefaultFileBrowser }, { ICommandPalette }] =
    await Promise.all([
      shared("@jupyterlab/coreutils"),
      shared("@jupyterlab/application"),
      shared("@jupyterlab/docmanager"),
      shared("@jupyterlab/filebrowser"),
      shared("@jupyterlab/apputils"),
    ]);
  return {
    id: "gradus:welcome",
    description: "Opens the welcome page when nothing else is open.",
    autoStart: true,
    requires: [ILabShell, IDocumentManager],
    optional: [IDefaultFileBrowser, ICommandPalette],
    /** @param {any} app @param {any} shell @param {any} documents @param {any} files @param {any} palette */
    activate(app, shell, documents, files, palette) {
      const workspace = PageConfig.getOption("workspace");
      const page = /** @type {Record<string, string>} */ (pages)[workspace] ?? pages.builder;
      /** Asked of the folders on the way: a page that is not there would be an error in the browser's console. */
      const isThere = async () => {
        let folder = "";
        for (const name of page.split("/")) {
          const { content } = await documents.services.contents.get(folder);
          if (!content?.some((/** @type {{ name: string }} */ entry) => entry.name === name)) return false;
          folder = folder === "" ? name : `${folder}/${name}`;
        }
        return true;
      };
      const open = async () => {
        if (!(await isThere().catch(() => false))) return undefined;
        const widget = documents.openOrReveal(page, viewer);
        await widget?.revealed;
        return widget;
      };
      // The launcher is switched off. Its command is what JupyterLab calls when nothing is open.
      app.commands.addCommand("launcher:create", {
        label: "Welcome to Gradus",
        caption: "The lectures, how to work with them, and where you are",
        execute: open,
      });
      palette?.addItem({ command: "launcher:create", category: "Help" });

      // What the address names is open when the list of files is restored.
      Promise.all([app.restored, files?.model.restored]).then(() => {
        const makeRoom = () => {
          if (narrow.matches) shell.collapseLeft();
        };
        makeRoom();
        narrow.addEventListener("change", makeRoom);
        const openWhenEmpty = () => {
          if (shell.isEmpty("main")) void open();
        };
        openWhenEmpty();
        shell.layoutModified.connect(openWhenEmpty);
        // It says what is solved, and `npm start` writes it anew when a notebook is saved.
        shell.currentChanged.connect((/** @type {unknown} */ _shell, /** @type {any} */ { newValue }) => {
          const context = newValue && documents.contextForWidget(newValue);
          if (context?.path === page && !context.model.dirty) void context.revert();
        });
      });
    },
  };
}
