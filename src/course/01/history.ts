/** Tables of facts: checked against the sources named, never computed. */

/** The kinds of AI from the outermost to the innermost, and the one that cuts across them: for `nestedSets`. */
export function kindsOfAI(): { inside: { name: string; says: string }[]; across: { name: string; says: string } } {
  return {
    inside: [
      {
        name: "Artificial intelligence",
        says: "Machines that do what we would call clever in people, also by rules written by hand: a chess program, a checker of drug interactions.",
      },
      {
        name: "Machine learning",
        says: "The machine finds its own settings from examples: a line through measurements, a decision tree, a nearest neighbour.",
      },
      {
        name: "Representation learning",
        says: "The machine also finds out which features to look at.",
      },
      {
        name: "Deep learning",
        says: "It builds features from features in many layers: neural networks for images, language and sound.",
      },
    ],
    across: {
      name: "Generative AI",
      says: "It makes new text, images or sound. Most of it is deep learning, but counting which letter follows which is enough to generate text (lecture 7).",
    },
  };
}

/** The timeline, by era: for `timeline`. */
export function history(): { name: string; events: { when: string; what: string; says: string }[] }[] {
  const event = (when: string, what: string, says: string) => ({ when, what, says });
  return [
    {
      name: "Beginnings",
      events: [
        event(
          "1943",
          "McCulloch and Pitts: a neuron on paper",
          "Warren McCulloch and Walter Pitts describe a nerve cell as a unit that adds its inputs and fires above a threshold. Nothing in it learns yet.",
        ),
        event(
          "1956",
          "Dartmouth: the field gets its name",
          "“We propose that a 2 month, 10 man study of artificial intelligence be carried out during the summer of 1956 … We think that a significant advance can be made in one or more of these problems if a carefully selected group of scientists work on it together for a summer.” (McCarthy, Minsky, Rochester and Shannon, proposal of 1955)",
        ),
        event(
          "1958",
          "Rosenblatt: the perceptron",
          "A neuron whose weights are learned from examples (lecture 2 builds it).",
        ),
        event(
          "1960",
          "The Mark 1 perceptron",
          "The perceptron as a piece of hardware, with 400 light cells for an eye and motors that turn the knobs of its weights.",
        ),
      ],
    },
    {
      name: "The first winter, and rules",
      events: [
        event(
          "1969",
          "Minsky and Papert: “Perceptrons”",
          "A book proves what a single layer cannot do. Funding was shrinking already, and the lean years that followed are called the first AI winter.",
        ),
        event(
          "1970s–80s",
          "Expert systems",
          "Rules written by hand after interviews with experts. They work in narrow fields and are costly to keep up to date.",
        ),
      ],
    },
    {
      name: "Learning, quietly",
      events: [
        event(
          "1974–86",
          "Backpropagation, restricted Boltzmann machines, recurrent networks",
          "Backpropagation applies the chain rule to whole networks: Paul Werbos's thesis in 1974, then Rumelhart, Hinton and Williams in 1986. This course runs on it. Restricted Boltzmann machines are networks that learn to reproduce the patterns they are shown; recurrent networks read a sequence step by step and feed their own state back to themselves.",
        ),
        event(
          "1989–98",
          "LeNet and LSTM",
          "Yann LeCun's convolutional networks read handwritten digits, from 1989 (postcodes) to LeNet-5 in 1998. Hochreiter and Schmidhuber's long short-term memory comes in 1997.",
        ),
        event(
          "1996",
          "Deep Blue wins one game",
          "Garry Kasparov loses that game and wins the match by 4 to 2. Deep Blue does not learn in the modern sense: it searches, by rules.",
        ),
        event("1997", "Deep Blue wins the match", "It wins the rematch by 3½ to 2½."),
      ],
    },
    {
      name: "Tools, data and graphics cards",
      events: [
        event("2002", "Torch", "A library for machine learning, the ancestor of PyTorch."),
        event(
          "2006",
          "“Deep learning”",
          "Geoffrey Hinton and others train networks of many layers, and the old idea gets its new name.",
        ),
        event("2007", "CUDA", "Nvidia's graphics cards can be programmed for calculations of any kind."),
        event("2008", "Theano", "A library that differentiates formulas by itself and runs them on graphics cards."),
        event(
          "2012",
          "AlexNet",
          "A convolutional network trained on two graphics cards wins the ImageNet competition by a wide margin.",
        ),
        event(
          "2014",
          "Generative adversarial networks, DeepFace, Caffe, Adam",
          "Two networks compete and so learn to make pictures; faces are recognised nearly as well as by people; another library spreads. Adam is the optimiser that most networks are still trained with (lecture 3).",
        ),
        event(
          "2015",
          "TensorFlow, ResNet",
          "Google publishes its library. Residual networks let their layers be skipped, and for the first time networks of more than a hundred layers can be trained.",
        ),
        event("2016", "AlphaGo", "It beats Lee Sedol at Go by 4 games to 1."),
      ],
    },
    {
      name: "Transformers, in every pocket",
      events: [
        event(
          "2017",
          "The transformer, AlphaZero, capsules, PyTorch 0.1, TensorFlow 1.0",
          "“Attention is all you need” describes the transformer (lecture 10 opens it). AlphaZero learns chess and Go by playing against itself. Capsules are groups of neurons that report where and how an object lies as well as whether it is there.",
        ),
        event(
          "2018",
          "BERT, the Turing Award, PyTorch 1.0",
          "BERT is a transformer that reads in both directions. The award of 2018, announced in March 2019, goes to Bengio, Hinton and LeCun. PyTorch 1.0 appears in December.",
        ),
        event(
          "2019",
          "TensorFlow 2.0",
          "Running a network line by line, an option there for some time, becomes the rule.",
        ),
        event(
          "2020",
          "AlphaFold 2, GPT-3",
          "AlphaFold 2 predicts the shape of proteins from their sequence far better than any earlier method. GPT-3, a language model, solves tasks from a few examples in its input.",
        ),
        event("2021", "DALL-E", "It draws images from a sentence."),
        event("November 2022", "ChatGPT", "A language model as a conversation (lecture 8)."),
        event("2024", "Two Nobel prizes", "Physics: Hopfield and Hinton. Chemistry: Baker, Hassabis and Jumper."),
        event(
          "2025",
          "DeepSeek",
          "A Chinese company's open models come close to the best closed ones at a much lower stated cost.",
        ),
      ],
    },
  ];
}
