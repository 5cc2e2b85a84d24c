/** The tags a reader meets, with the kind of their value (VR): from part 6 of the DICOM standard. */
const rows = `
00020010 UI Transfer syntax
00080005 CS Character set
00080008 CS Image type
00080016 UI SOP class
00080018 UI SOP instance
00080020 DA Study date
00080021 DA Series date
00080022 DA Acquisition date
00080023 DA Content date
00080030 TM Study time
00080031 TM Series time
00080032 TM Acquisition time
00080033 TM Content time
0008002a DT Acquisition date and time
00080050 SH Accession number
00080060 CS Modality
00080070 LO Manufacturer
00080080 LO Institution
00080081 ST Institution's address
00080090 PN Referring physician
00081010 SH Station
00080100 SH Code
00080104 LO Meaning of the code
00081030 LO Study description
0008103e LO Series description
00081040 LO Department
00081048 PN Physicians of record
00081050 PN Performing physician
00081060 PN Reading physician
00081070 PN Operators
00081090 LO Model of the device
00082111 ST Derivation description
00082112 SQ Source images
00100010 PN Patient's name
00100020 LO Patient's ID
00100030 DA Patient's birth date
00100040 CS Patient's sex
00101000 LO Patient's other IDs
00101001 PN Patient's other names
00101002 SQ Patient's other IDs
00101010 AS Patient's age
00101020 DS Patient's height (m)
00101030 DS Patient's weight (kg)
00101040 LO Patient's address
001021b0 LT Patient's history
00120062 CS Patient's identity removed
00120063 LO De-identification method
00180010 LO Contrast agent
00180015 CS Body part
00180020 CS Scanning sequence
00180022 CS Scan options
00180050 DS Slice thickness (mm)
00180060 DS Tube voltage (kV)
00180080 DS Repetition time (ms)
00180081 DS Echo time (ms)
00180087 DS Field strength (T)
00180088 DS Spacing between slices (mm)
00181000 LO Serial number of the device
00181020 LO Software
00181100 DS Diameter of the reconstruction (mm)
00181120 DS Tilt of the gantry (°)
00181150 IS Exposure time (ms)
00181151 IS Tube current (mA)
00181152 IS Exposure (mAs)
00181164 DS Pixel spacing at the detector (mm)
00181210 SH Reconstruction kernel
00185100 CS Patient's position
00185101 CS View
0020000d UI Study
0020000e UI Series
00200010 SH Study's ID
00200011 IS Series' number
00200012 IS Acquisition's number
00200013 IS Image's number
00200032 DS Image's position (mm)
00200037 DS Image's orientation
00200052 UI Frame of reference
00200060 CS Side
00201041 DS Slice's position (mm)
00204000 LT Comment on the image
00280002 US Values per pixel
00280004 CS Photometric interpretation
00280006 US Planar configuration
00280008 IS Frames
00280010 US Rows
00280011 US Columns
00280030 DS Pixel spacing (mm)
00280100 US Bits allocated
00280101 US Bits stored
00280102 US High bit
00280103 US Signed
00280120 SS Padding value
00280301 CS Burned-in annotation
00281050 DS Window centre
00281051 DS Window width
00281052 DS Rescale intercept
00281053 DS Rescale slope
00281054 LO Rescale type
00282110 CS Lossy compression
00321032 PN Requesting physician
00380010 LO Admission's ID
00380300 LO Patient's ward
003a0005 US Channels
003a0010 UL Samples a channel
003a001a DS Sampling frequency (Hz)
003a0020 SH Group of channels
003a0210 DS Sensitivity
003a0212 DS Correction of the sensitivity
003a0213 DS Baseline
04000500 SQ Encrypted attributes
0040b020 SQ Annotations of the waveform
30040002 CS Dose units
30040004 CS Dose type
3004000a CS Dose summation
3004000c DS Frames' offsets (mm)
3004000e DS Dose grid scaling
30060002 SH Structure set
30060020 SQ Regions of interest
30060022 IS Number of the region
30060026 LO Name of the region
3006002a IS Colour of the region
30060039 SQ Contours
30060040 SQ Contours of the region
30060042 CS Kind of contour
30060046 IS Points of the contour
30060050 DS Contour (mm)
30060084 IS Number of the region outlined
30060080 SQ Observations
54000100 SQ Waveforms
54001004 US Bits of a sample
54001006 CS Kind of sample
54001010 OW Samples
7fe00010 OW Pixels
`;

/** What a tag is called, and the kind of its value where a file does not say. */
export interface TagEntry {
  readonly vr: string;
  readonly name: string;
}

const entries = new Map(
  rows
    .trim()
    .split("\n")
    .map((row) => [`x${row.slice(0, 8)}`, { vr: row.slice(9, 11), name: row.slice(12) }] as [string, TagEntry]),
);

/** The entry of a tag, xGGGGEEEE; undefined for the thousands that are not listed here. */
export const entryOf = (tag: string): TagEntry | undefined => entries.get(tag);

/** The tag of a name in the list; undefined when there is none. */
export const tagOf = (name: string): string | undefined => [...entries].find(([, entry]) => entry.name === name)?.[0];

/** All names in the list. */
export const tagNames = (): string[] => [...new Set([...entries.values()].map(({ name }) => name))];

/** How the values after the header are written, where this reader has something to say about it. */
export const syntaxNames: Readonly<Record<string, string>> = {
  "1.2.840.10008.1.2": "implicit, little-endian",
  "1.2.840.10008.1.2.1": "explicit, little-endian",
  "1.2.840.10008.1.2.1.99": "deflated",
  "1.2.840.10008.1.2.2": "explicit, big-endian",
  "1.2.840.10008.1.2.5": "run lengths",
  "1.2.840.10008.1.2.4.50": "JPEG, lossy",
  "1.2.840.10008.1.2.4.51": "JPEG, lossy, 12 bits",
  "1.2.840.10008.1.2.4.57": "JPEG, lossless",
  "1.2.840.10008.1.2.4.70": "JPEG, lossless",
  "1.2.840.10008.1.2.4.80": "JPEG-LS, lossless",
  "1.2.840.10008.1.2.4.81": "JPEG-LS, nearly lossless",
  "1.2.840.10008.1.2.4.90": "JPEG 2000, lossless",
  "1.2.840.10008.1.2.4.91": "JPEG 2000",
  "1.2.840.10008.1.2.4.100": "MPEG-2",
};
