/** The package's own types name what Node alone has; elements.ts says what we use of it. */
declare module "dicom-parser";
