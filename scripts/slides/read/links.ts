/** Where the links of a reading copy lead. */

/**
 * Links to cells of this notebook stay on the page, those to another notebook lead to its reading copy beside this one;
 * links to the project's other files lead nowhere for who has only the page, and become text.
 */
export function withLinks(html: string, file: string, others: readonly string[]): string {
  const anchors = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  return html.replace(/<a href="([^"]*)">([\s\S]*?)<\/a>/g, (whole, address: string, text: string) => {
    if (/^(https?|mailto):/.test(address)) return whole.replace("<a ", '<a rel="noopener" ');
    const [path = "", anchor = ""] = decode(address).split("#");
    const name = /^(?:\.\/)?([^/]+)\.ipynb$/.exec(path)?.[1];
    if (path === "" || name === file) return anchors.has(anchor) ? `<a href="#${anchor}">${text}</a>` : text;
    if (name === undefined || !others.includes(name)) return text;
    return `<a href="${encodeURIComponent(name)}.html${anchor && `#${anchor}`}">${text}</a>`;
  });
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
