import type { Fact } from "../../lesson/lecture.js";

/** Lecture 6: what its prose states without computing it. */
export const facts: Fact[] = [
  {
    says: "the U-Net won a challenge of cell tracking in 2015; it learned to find cells from few pictures",
    source:
      "Ronneberger, Fischer and Brox, U-Net: Convolutional Networks for Biomedical Image Segmentation, MICCAI (2015), arXiv:1505.04597",
  },
  {
    says: "transposed convolution leaves checkerboards where the kernel's size is not divisible by the stride (2016)",
    source: "Odena, Dumoulin and Olah, Deconvolution and Checkerboard Artifacts, Distill (2016)",
  },
  {
    says: "rectum: less than 20% of the volume with 70 Gy or more (QUANTEC, 2010); prescription 78 Gy",
    source:
      "Michalski et al., Radiation dose-volume effects in radiation-induced rectal injury, Int J Radiat Oncol Biol Phys 76(3 Suppl): S123–S129 (2010); the values as quoted in PMC8744000, table 2",
  },
  {
    says: "a target is covered when 95% of it get 95% of the prescription",
    source: "a common criterion, as in PMC8744000, table 2: V95% above 95%",
  },
  {
    says: "a critical review of 2021 found that Dice and its kin are not well correlated with what matters clinically",
    source:
      "Sherer et al., Metrics to evaluate the performance of auto-segmentation for radiation treatment planning, Radiother Oncol 160: 185–191 (2021)",
  },
  {
    says: "167 CTs of 19 prostate patients, plans of 78 Gy on automatic and on manual contours: what target and rectum got could be highly compromised when the contours were exchanged",
    source: "the study in PMC10659108, which compared plans on automatically and manually drawn contours",
  },
  {
    says: "a systematic review of 2026: automatic contours bring physicians closer to each other for lungs, bladder and heart, and help little where the anatomy is complex; somebody still has to look",
    source:
      "Darby et al., Inter-observer variability in radiotherapy contouring with the use of autocontouring software, Clinical and Translational Radiation Oncology (2026)",
  },
  {
    says: "Generative adversarial networks 2014, variational autoencoders 2013, denoising diffusion 2020",
    source:
      "Goodfellow et al., NeurIPS (2014); Kingma and Welling, arXiv:1312.6114 (2013); Ho, Jain and Abbeel, NeurIPS (2020)",
  },
];
