package marginalia.learn;

import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.fasttext.FastText;
import marginalia.learn.fasttext.FastTextFeatures;
import marginalia.learn.fasttext.PretrainedFastText;
import marginalia.learn.fewshot.FewShot;
import marginalia.learn.neural.NeuralTrainer;
import marginalia.text.FittedVectoriser;
import marginalia.text.Texts;
import marginalia.text.TokenVocabulary;
import marginalia.text.Vectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// All there is to know to make a model of labelled texts.
///
/// @param vectoriser turns the texts into rows
/// @param trainer learns from the rows
/// @param tree what to do where labels are paths through a tree
/// @param vectors word vectors to start from, as the setting is written: [#PROJECT] or a file;
///   empty for none
public record Recipe(Vectoriser vectoriser, Trainer trainer, Tree tree, Optional<String> vectors) {
  /// Stands for the project's own word vectors.
  public static final String PROJECT = "project";

  /// How a label tree is learnt; see `src/docs/decisions/0014-label-trees.md`.
  public enum Tree {
    /// Every node is a label like any other.
    FLAT,
    /// One classifier for each node that has something below it.
    PER_NODE,
    /// Both of them together.
    BOTH
  }

  /// The trainer for these labels.
  ///
  /// @param features found in the texts to learn from
  /// @throws NoticeException if it cannot learn them
  public Trainer trainerFor(LabelSet labels, FittedVectoriser features) throws NoticeException {
    Tree learnt = labels.rule() == LabelSet.Rule.PATH ? tree : Tree.FLAT;
    return switch (learnt) {
      case FLAT -> ready(labels, features);
      case PER_NODE -> perNode(labels, features);
      case BOTH -> new TreeMixture(ready(labels, features), perNode(labels, features));
    };
  }

  private PerNode perNode(LabelSet labels, FittedVectoriser features) throws NoticeException {
    return new PerNode(ready(labels.withNodes(), features), Hierarchy.ofPaths(labels.names()));
  }

  private Trainer ready(LabelSet known, FittedVectoriser features) throws NoticeException {
    return switch (trainer) {
      case NeuralTrainer neural when features instanceof TokenVocabulary tokens ->
          knowing(known, neural, tokens);
      case FewShot fewShot -> fewShot.reading(known, features);
      default -> trainer;
    };
  }

  /// Whether it can be of use before anything is answered, by what the labels are called.
  public boolean startsWithoutAnswers() {
    return trainer instanceof FewShot;
  }

  private static NeuralTrainer knowing(
      LabelSet labels, NeuralTrainer neural, TokenVocabulary tokens) throws NoticeException {
    if (labels.rule() == LabelSet.Rule.SEVERAL
        && neural.plan().loss() == NeuralTrainer.Loss.LARGE_MARGIN) {
      throw new NoticeException(Notice.of("engine.marginSeveral"));
    }
    return neural.readsLabels()
        ? neural.reading(tokens.transform(Texts.of(labels.words()), Progress.none()))
        : neural;
  }

  /// The same, starting from word vectors.
  ///
  /// @param features found in the texts to learn from
  /// @throws NoticeException if the vectors are not as long as the settings want them
  public Recipe startingFrom(WordVectors start, FittedVectoriser features, long seed)
      throws NoticeException {
    return switch (trainer) {
      case FastText fastText when features instanceof FastTextFeatures grams -> {
        check(start, fastText.dim());
        yield with(new PretrainedFastText(fastText, grams.pretrained(start, seed)));
      }
      case NeuralTrainer neural when features instanceof TokenVocabulary tokens -> {
        check(start, neural.plan().width());
        yield with(neural.startingFrom(start, tokens, seed));
      }
      default ->
          throw new IllegalArgumentException(trainer.name() + " does not start from vectors");
    };
  }

  private Recipe with(Trainer other) {
    return new Recipe(vectoriser, other, tree, Optional.empty());
  }

  private static void check(WordVectors start, int wanted) throws NoticeException {
    if (wanted > 0 && wanted != start.width()) {
      throw new NoticeException(Notice.of("engine.vectorsWidth", start.width(), wanted));
    }
  }
}
