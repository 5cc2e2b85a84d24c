/** HTML of our own that a sanitiser shall not see: a mark stands in its place meanwhile. */

/** Characters that Unicode leaves to private use; a notebook that has them itself gets nothing in their place. */
const mark = /\uE000(\d+)\uE001/g;

export class Kept {
  private pieces: string[] = [];

  /** The mark for a piece. */
  keep(html: string): string {
    this.pieces.push(html);
    return `\uE000${this.pieces.length - 1}\uE001`;
  }

  /** All pieces in the places of their marks. */
  putBack(html: string): string {
    return html.replace(mark, (_, place: string) => this.pieces[Number(place)] ?? "");
  }
}
