import type { Fact } from "../../lesson/lecture.js";

/** Lecture 4: what its prose states without computing it. */
export const facts: Fact[] = [
  {
    says: "a machine that finds 95 of 100 lesions and leaves 90 of 100 healthy people alone, in a screening of 1%",
    source: "made up for the lecture's question",
  },
  {
    says: "the slice was taken in 1997; its pixels are 0.66 mm wide",
    source: "the header of src/assets/thorax-ct.dcm",
  },
  {
    says: "8 bits are 256 greys, 2 bits are four",
    source: "2⁸ and 2²; screens show 8 bits a channel",
  },
  {
    says: "Hounsfield units: water 0, air −1000, fat about −100, soft tissue 30 to 80",
    source: "G. N. Hounsfield, Computed medical imaging, Nobel lecture (1979), and any textbook of CT",
  },
  {
    says: "CheXNet: a network of 121 layers, trained on more than 100,000 chest films with 14 findings (2017); on 420 films its F1 score for pneumonia was 0.435 (95% interval 0.387 to 0.481), that of four radiologists 0.387 (0.330 to 0.442); its first figure says 85%",
    source: "Rajpurkar et al., CheXNet, arXiv:1711.05225 (2017)",
  },
  {
    says: "the labels of those films were read from reports by a program; where a radiologist looked again, their positive predictive values were mostly 10% to 30% lower than had been stated (2019)",
    source:
      "Oakden-Rayner, Exploring large scale public medical image datasets, arXiv:1907.12720 (2019), Academic Radiology 27(1) (2020)",
  },
  {
    says: "pneumonia on 158,323 chest films of three hospital systems: prevalence 34.2% in one and 1.2% and 1.0% in the others, so that sorting films by hospital alone had an AUC of 0.861; a network trained on two of them had 0.931 there and 0.815 at the third",
    source: "Zech et al., PLOS Medicine 15(11): e1002683 (2018)",
  },
  {
    says: "diabetic retinopathy: 128,175 photographs to learn from; on 9,963 photographs sensitivity 97.5% and specificity 93.4% at one threshold, 90.3% and 98.1% at another, AUC 0.99 (2016)",
    source: "Gulshan et al., JAMA 316(22): 2402–2410 (2016)",
  },
  {
    says: "with public data another team reached an AUC of 0.951 on one test set and 0.853 on the second, where 0.99 had been reported on both (2019)",
    source: "Voets, Møllersen and Bongo, PLOS ONE 14(6): e0217541 (2019)",
  },
  {
    says: "detectors of objects kept 30 to 60% of their performance where pictures were spoilt, among others by snow, fog and frost (2019)",
    source: "Michaelis et al., Benchmarking Robustness in Object Detection, arXiv:1907.07484 (2019)",
  },
  {
    says: "a program that labels street scenes does worse in a city whose pictures it was not trained on (2017)",
    source: "Chen et al., No More Discrimination: Cross City Adaptation of Road Scene Segmenters, ICCV (2017)",
  },
  {
    says: "classifiers of cars do worse on collections of photographs other than their own (2011)",
    source: "Torralba and Efros, Unbiased Look at Dataset Bias, CVPR (2011)",
  },
  {
    says: "in eleven clinics in Thailand 21% of 1,838 photographs were not good enough for the machine (2020)",
    source: "Beede et al., A Human-Centered Evaluation of a Deep Learning System Deployed in Clinics, CHI (2020)",
  },
  {
    says: "radiologists reading mammograms with a wrong suggestion of a machine: of the very experienced 82% were right where the suggestion was right and 45.5% where it was wrong (2023)",
    source: "Dratsch et al., Automation Bias in Mammography, Radiology 307(4): e222176 (2023)",
  },
  {
    says: "MNIST: 70,000 digits of 28 by 28 pixels, 60,000 and 10,000 (1998)",
    source: "LeCun, Bottou, Bengio and Haffner, Proceedings of the IEEE 86(11) (1998)",
  },
];
