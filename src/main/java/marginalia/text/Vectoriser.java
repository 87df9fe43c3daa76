package marginalia.text;

import marginalia.jobs.Progress;

/// A way to turn texts into rows of numbers: settings without data, equal if the settings are.
public interface Vectoriser {
  /// What came of texts: a fitted vectoriser and their rows.
  interface Fitted {
    FittedVectoriser model();

    /// The n rows of the texts.
    TextRows matrix();
  }

  /// What becomes of one text by these settings.
  ///
  /// @param texts how many texts there are, as some settings go by that
  Cutting cut(String text, int texts);

  /// Finds the features and makes the rows, reading every text once.
  Fitted fitTransform(Texts texts, Progress progress);
}
