/** What we use of the package dicom-parser; its own types come with names that Node alone has. */

/** One element of a file: its tag as xGGGGEEEE, and where its value is. */
export interface Element {
  readonly tag: string;
  /** the kind of its value; missing where the file does not say */
  readonly vr?: string;
  readonly length: number;
  readonly dataOffset: number;
  readonly items?: readonly { readonly dataSet: DataSet }[];
  /** compressed pixels come in pieces */
  readonly encapsulatedPixelData?: boolean;
  readonly fragments?: readonly { readonly position: number; readonly length: number }[];
}

export interface DataSet {
  readonly byteArray: Uint8Array;
  readonly elements: Readonly<Record<string, Element>>;
  string(tag: string, index?: number): string | undefined;
  uint16(tag: string, index?: number): number | undefined;
  int16(tag: string, index?: number): number | undefined;
  uint32(tag: string, index?: number): number | undefined;
  float(tag: string, index?: number): number | undefined;
  double(tag: string, index?: number): number | undefined;
}

export interface DicomParser {
  /** all elements of a file, or of a data set alone if the way it is written is given */
  parseDicom(bytes: Uint8Array, options?: { TransferSyntaxUID?: string }): DataSet;
  /** the elements of group 2, which describe the file */
  readPart10Header(bytes: Uint8Array): DataSet;
}
