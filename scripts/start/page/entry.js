/// <reference lib="dom" />
// How JupyterLab finds what Gradus adds to its page: a module-federation container, as a bundler would write it.
// JupyterLab runs this script, hands over the modules that it shares, then asks for "./plugins".
(() => {
  const folder = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);

  /** Each module's versions, and how to get one.
   * @type {Record<string, Record<string, { get: () => Promise<() => any> }>>} */
  let scope = {};

  /** A module that JupyterLab shares, such as "@lumino/widgets".
   * @param {string} name */
  async function shared(name) {
    const [version] = Object.values(scope[name] ?? {});
    if (!version) throw new Error(`This JupyterLab does not share ${name}.`);
    return (await version.get())();
  }

  const containers = /** @type {any} */ (window);
  containers._JUPYTERLAB ??= {};
  containers._JUPYTERLAB.gradus = {
    /** @param {typeof scope} theirs */
    init(theirs) {
      scope = theirs;
    },
    async get() {
      const { makePlugins } = await import(new URL("plugins.js", folder).href);
      const plugins = await makePlugins(shared, folder);
      return () => plugins;
    },
  };
})();
