/** Text and data as parts of an HTML page. */

export const htmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Data for the page's script: nothing in it ends the element. */
export const dataScript = (value: unknown): string =>
  `<script type="application/json">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
