package marginalia.evaluate.health;

import java.util.List;

/// Something about the scheme that somebody should look at. Labels and rows are those of the
/// [AnsweredTexts] it was found in.
public sealed interface Finding {
  /// What mends it.
  enum Action {
    ANSWER_MORE,
    MERGE,
    SPLIT,
    CORRECT,
    DESCRIBE,
    DIVIDE
  }

  /// The labels concerned, the one to be changed first.
  List<Integer> labels();

  /// The texts behind it, the most telling first.
  List<Integer> rows();

  /// How sure it is that something is wrong, from 0 to 1, on one scale for all kinds: 0 as labels
  /// of this scheme usually are, 1 as bad as can be.
  double strength();

  /// What to do about it.
  default Action action() {
    return switch (this) {
      case TooFew _ -> Action.ANSWER_MORE;
      case Overlap _ -> Action.MERGE;
      case Apart _ -> Action.SPLIT;
      case Moved _ -> Action.CORRECT;
      case Misnamed _, Unsteady _ -> Action.DESCRIBE;
      case Other _ -> Action.DIVIDE;
    };
  }

  /// A label with too few answers to learn from.
  ///
  /// @param missing answers until it has enough
  record TooFew(int label, List<Integer> rows, int missing, double strength) implements Finding {
    public TooFew {
      rows = List.copyOf(rows);
    }

    @Override
    public List<Integer> labels() {
      return List.of(label);
    }
  }

  /// Two labels that are hard to tell apart.
  ///
  /// @param first the one with fewer answers, which would go
  /// @param firstAsSecond share of the texts of the first that the model gives the second, among
  ///   those it gives either; from 0 to 1
  /// @param secondAsFirst the same the other way round
  /// @param distance between their middles, in units of the spread around them
  /// @param auc how well a model of these two alone tells them, out of fold; 0.5 for not at all
  /// @param forecast what their merge does to macro-F1
  record Overlap(
      int first,
      int second,
      List<Integer> rows,
      double firstAsSecond,
      double secondAsFirst,
      double distance,
      double auc,
      Forecast forecast,
      double strength)
      implements Finding {
    public Overlap {
      rows = List.copyOf(rows);
    }

    @Override
    public List<Integer> labels() {
      return List.of(first, second);
    }
  }

  /// Macro-F1 out of fold, as it is and with two labels counted as one.
  record Forecast(double before, double after) {}

  /// A label whose texts fall into parts.
  ///
  /// @param parts rows of each, the most typical first
  /// @param words that tell each part
  /// @param likeness of the parts: cosine of their middles
  /// @param usual likeness of the parts of a label here
  /// @param between likeness of any two labels, usually
  /// @param silhouette of the parts, from −1 to 1
  record Apart(
      int label,
      List<List<Integer>> parts,
      List<List<String>> words,
      double likeness,
      double usual,
      double between,
      double silhouette,
      double strength)
      implements Finding {
    public Apart {
      parts = parts.stream().map(List::copyOf).toList();
      words = words.stream().map(List::copyOf).toList();
    }

    @Override
    public List<Integer> labels() {
      return List.of(label);
    }

    @Override
    public List<Integer> rows() {
      return parts.stream().flatMap(List::stream).toList();
    }
  }

  /// Texts of one label that look like another's.
  ///
  /// @param label what was answered
  /// @param instead what the model says, which had not seen them
  /// @param lead mean lead of the probability of `instead`, from 0 to 1
  /// @param back how many texts go the other way
  record Moved(int label, int instead, List<Integer> rows, double lead, int back, double strength)
      implements Finding {
    public Moved {
      rows = List.copyOf(rows);
    }

    @Override
    public List<Integer> labels() {
      return List.of(label, instead);
    }
  }

  /// A label whose name and definition have nothing to do with its texts.
  ///
  /// @param better the label whose name suits these texts best
  /// @param likeness of name and texts, in standard deviations above that of any name and any texts
  /// @param usual the same for a label here
  record Misnamed(
      int label, int better, List<Integer> rows, double likeness, double usual, double strength)
      implements Finding {
    public Misnamed {
      rows = List.copyOf(rows);
    }

    @Override
    public List<Integer> labels() {
      return List.of(label);
    }
  }

  /// A label that people do not give again to the same text as often as other labels.
  ///
  /// @param labels the label, and the one that is mostly given instead, if there is one
  /// @param rows of the texts that got it only once, the latest first
  /// @param texts shown twice that got it at least once
  /// @param usual share of such texts that get a label only once, over all labels
  record Unsteady(
      List<Integer> labels, List<Integer> rows, int texts, double usual, double strength)
      implements Finding {
    public Unsteady {
      labels = List.copyOf(labels);
      rows = List.copyOf(rows);
    }
  }

  /// A label for what fits no other.
  ///
  /// @param share of all answers, from 0 to 1
  /// @param words of the groups in it, the largest first
  record Other(
      int label, List<Integer> rows, double share, List<List<String>> words, double strength)
      implements Finding {
    public Other {
      rows = List.copyOf(rows);
      words = words.stream().map(List::copyOf).toList();
    }

    @Override
    public List<Integer> labels() {
      return List.of(label);
    }
  }
}
