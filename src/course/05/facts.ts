import type { Fact } from "../../lesson/lecture.js";

/** Lecture 5: what its prose states without computing it. */
export const facts: Fact[] = [
  { says: "a brochure that boasts of 152 layers", source: "made up for the lecture; ResNet-152 has as many" },
  { says: "a kernel of 5 by 5 has 25 cells; 8 bits hold 255 values from −127 to 127", source: "5 · 5; 2⁸ − 1" },
  {
    says: "MNIST: 60,000 digits to learn from and 10,000 to be judged by; LeNet-5 as it is built here has 61,706 parameters, the reader of rhythms 3,730",
    source: "LeCun, Bottou, Bengio and Haffner (1998); test/models/vision.test.ts and test/data/ecg.test.ts count them",
  },
  {
    says: "LeNet-5 was published in 1998, AlexNet in 2012, VGG and GoogLeNet in 2014, ResNet in 2015. Top-5 errors on ImageNet's test: 15.3% (AlexNet, several networks; the runner-up 26.2%), 7.3% (VGG, as submitted), 6.67% (GoogLeNet), 3.57% (ResNet, several networks)",
    source:
      "LeCun, Bottou, Bengio and Haffner, Proceedings of the IEEE 86(11) (1998); Krizhevsky, Sutskever and Hinton, NIPS (2012); Simonyan and Zisserman, arXiv:1409.1556 (2014); Szegedy et al., arXiv:1409.4842 (2014); He, Zhang, Ren and Sun, arXiv:1512.03385 (2015)",
  },
  {
    says: "ImageNet's competition has 1,000 classes and 1.2 million training pictures",
    source: "Russakovsky et al., International Journal of Computer Vision 115 (2015)",
  },
  { says: "Batch norm was published in 2015", source: "Ioffe and Szegedy, arXiv:1502.03167 (2015)" },
  {
    says: "Grad-CAM was published in 2016 (at a conference in 2017); saliency by slopes in 2013",
    source: "Selvaraju et al., arXiv:1610.02391; Simonyan, Vedaldi and Zisserman, arXiv:1312.6034",
  },
  {
    says: "In 2018 some popular maps, though not plain slopes and not Grad-CAM, were found to look the same when a network's weights were replaced by random ones",
    source: "Adebayo et al., Sanity checks for saliency maps, arXiv:1810.03292, NeurIPS (2018)",
  },
  {
    says: "In 2022 seven kinds of maps were compared on chest films: all were worse at the place than a radiologist, and Grad-CAM, the best of them, was furthest behind for small findings and complex shapes",
    source: "Saporta et al., Nature Machine Intelligence 4, doi:10.1038/s42256-022-00536-x (2022)",
  },
  {
    says: "An arrhythmia network of 34 layers (2017): 64,121 single-lead records of 30 seconds from 29,163 patients, 14 classes, tested on 336 records of 328 patients against six cardiologists; exceeded their average in sensitivity and positive predictive value; a committee of three cardiologists was the truth",
    source: "Rajpurkar, Hannun, Haghpanahi, Bourn and Ng, arXiv:1707.01836 (2017)",
  },
  { says: "Tiny AI: less than 100 KB", source: "the source slides: cloud 32 GB, mobile 4 GB, tiny < 100 KB" },
  {
    says: "The reasons given for AI's winters: too little data, too slow machines, vanishing gradients, no good start",
    source: "the source slides",
  },
  {
    says: "Neocognitron 1980, backpropagation for convolutions 1989",
    source: "Fukushima, Biological Cybernetics 36 (1980); LeCun et al., Neural Computation 1(4) (1989)",
  },
  {
    says: "The CNN trained from scratch, with ten seeds: 98.8% to 99.1% (98.89 to 99.04) of the 10,000 test digits",
    source: "src/course/05/ten-seeds.ts",
  },
  {
    says: "With 300 steps instead of 150: 0.965; with 100 digits 0.8 (0.795), with small batches 0.917, with sigmoids 0.88 (0.881), from a small start 0.95 (0.948)",
    source: "measured with the cell of the lecture, on every tenth test digit, when it was written",
  },
  {
    says: "The side rooms take 84 minutes at most",
    source: "counted by npm run notebooks -- --check 05, which allows no less than it counts",
  },
];
