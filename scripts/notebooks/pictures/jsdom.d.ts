/** The little of jsdom that the pictures need; its own types would bring a browser's globals into every file. */
declare module "jsdom" {
  export class VirtualConsole {}
  export class JSDOM {
    constructor(html: string, options: Record<string, unknown>);
    /** A whole browser window. */
    readonly window: any;
  }
}
