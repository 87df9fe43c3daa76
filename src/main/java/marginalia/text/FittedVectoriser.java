package marginalia.text;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import marginalia.jobs.Progress;

/// A [Vectoriser] that knows its d features. Immutable; safe for any thread.
public interface FittedVectoriser {
  /// How it was fitted, nothing left automatic.
  Vectoriser settings();

  /// Number of features, d.
  int columns();

  /// How the feature of a column is spelt.
  String feature(int column);

  /// The n rows of texts; what is no feature is left out.
  TextRows transform(Texts texts, Progress progress);

  /// Every feature of a text with its place in it, several times if it stands there several times.
  List<Occurrence> occurrences(String text);

  /// For each text the columns of its single words (or signs, or characters) in their order, −1 for
  /// one that is no feature. No words at all where single words are no features.
  List<int[]> words(List<String> texts);

  /// Name of the form in which [#write(DataOutput)] writes.
  String form();

  /// Writes the features as data.
  void write(DataOutput out) throws IOException;
}
