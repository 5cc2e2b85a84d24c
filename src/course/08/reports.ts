/** Lecture 8: sentences of reports, made up, each with or without a finding. */

/** A sentence and what it says. */
export interface Report {
  text: string;
  label: "normal" | "abnormal";
}

const lines = (text: string): string[] => text.trim().split("\n");
const labelled = (label: Report["label"], text: string): Report[] => lines(text).map((one) => ({ text: one, label }));

/** Two lists, taken in turn. */
const mixed = (a: readonly Report[], b: readonly Report[]): Report[] => a.flatMap((one, i) => [one, b[i]!]);

/** Sentences that may stand in a prompt as examples; none of them is asked. */
export const examplePool: readonly Report[] = mixed(
  labelled(
    "normal",
    `
The lungs are clear.
The liver is of normal size and shape.
No fracture is seen.
The heart is not enlarged.
Both kidneys are normal.
There is no fluid in the abdomen.
The lymph nodes are not enlarged.
The bladder wall is smooth.
`,
  ),
  labelled(
    "abnormal",
    `
There is a mass in the left lung.
The liver contains several metastases.
The left hip is fractured.
The heart is enlarged.
There is a large stone in the right kidney.
There is fluid around the liver.
A lymph node in the neck is enlarged.
A tumour grows into the bladder wall.
`,
  ),
);

/** The sentences that are asked: 26 of each kind. */
export const reports: readonly Report[] = mixed(
  labelled(
    "normal",
    `
The chest is unremarkable.
No pleural effusion is present.
The spleen is of normal size.
The pancreas has a normal appearance.
No suspicious nodule is seen in either lung.
The aorta has a normal diameter.
The bones show no lesion.
The brain has a normal structure.
There is no sign of bleeding.
The ventricles are of normal width.
The gallbladder is thin-walled and free of stones.
Both adrenal glands are slender.
The thyroid gland is homogeneous.
The prostate is not enlarged.
No enlarged lymph nodes are found in the pelvis.
The spine is aligned and the discs are preserved.
The breast tissue shows no suspicious calcification.
The airways are open on both sides.
The stomach and the bowel are unremarkable.
No thrombus is seen in the deep veins.
The rectum has a smooth wall.
The mediastinum is not widened.
There is no evidence of recurrence.
The femoral heads are round and smooth.
The skull is intact.
The uterus and the ovaries are normal for the age.
`,
  ),
  labelled(
    "abnormal",
    `
There is an infiltrate in the right lower lobe.
A small pleural effusion is seen on the left.
The spleen is markedly enlarged.
A cyst of 3 cm lies in the tail of the pancreas.
A spiculated nodule of 14 mm is seen in the left upper lobe.
The aorta is dilated to 5 cm.
A lytic lesion destroys the tenth rib.
An enhancing mass is seen in the frontal lobe.
There is a haemorrhage in the basal ganglia.
The ventricles are widened and the midline is shifted.
Several stones are found in the gallbladder.
The right adrenal gland contains a nodule.
A cold nodule is seen in the thyroid gland.
The prostate is enlarged and presses on the bladder.
Enlarged lymph nodes are found along the iliac vessels.
The third lumbar vertebra has collapsed.
A cluster of suspicious calcifications is seen in the breast.
The left main bronchus is narrowed by a tumour.
The bowel is obstructed and dilated.
A thrombus is seen in the femoral vein.
The wall of the rectum is thickened over 4 cm.
The mediastinum is widened by a mass.
The tumour has recurred at the resection margin.
The right femoral head shows necrosis.
There is a fracture of the skull base.
A complex mass arises from the left ovary.
`,
  ),
);
