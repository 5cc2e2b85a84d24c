import type { Page } from "playwright-core";

/** Notes what must not happen on a page: errors in the console or the page, and requests that leave the machine. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`page: ${error}`));
  page.on("request", (request) => {
    if (!/^(data|blob|https?:\/\/127\.0\.0\.1|wss?:\/\/127\.0\.0\.1)/.test(request.url()))
      complaints.push(`left the machine: ${request.url()}`);
  });
  return complaints;
}
