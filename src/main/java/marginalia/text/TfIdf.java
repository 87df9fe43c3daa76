package marginalia.text;

import marginalia.jobs.Progress;

/// How texts become weighted n-grams.
public record TfIdf(TextSettings text, Weighting weighting, Limits limits) implements Vectoriser {
  /// The usual settings for a language.
  public static TfIdf defaults(Language language) {
    return of(TextSettings.defaults(language));
  }

  /// These units, weighted and limited as usual.
  public static TfIdf of(TextSettings text) {
    return new TfIdf(text, Weighting.defaults(), Limits.defaults());
  }

  public TfIdf with(Weighting other) {
    return new TfIdf(text, other, limits);
  }

  public TfIdf with(Limits other) {
    return new TfIdf(text, weighting, other);
  }

  /// A fitted vectoriser and the matrix of the texts it was fitted on.
  public record Fitted(TfIdfModel model, SparseMatrix matrix) implements Vectoriser.Fitted {}

  /// Learns features and their weights; reads every text once.
  public TfIdfModel fit(Texts texts, Progress progress) {
    return new TfIdfFit(resolved(texts.size()), texts, TfIdfFit.Rows.DROPPED).run(progress).model();
  }

  /// Learns features and makes the matrix, reading every text once. Equal texts give equal results
  /// on any number of threads. Needs about 6 bytes per n-gram of a text beside the result.
  @Override
  public Fitted fitTransform(Texts texts, Progress progress) {
    return new TfIdfFit(resolved(texts.size()), texts, TfIdfFit.Rows.KEPT).run(progress);
  }

  /// With all that depends on the number of texts decided.
  private TfIdf resolved(int texts) {
    return new TfIdf(text.with(text.stemming().resolved(texts)), weighting, limits);
  }

  @Override
  public Cutting cut(String one, int texts) {
    return Cutting.of(resolved(texts).text(), one);
  }

  Tokeniser tokeniser() {
    return new Tokeniser(text);
  }
}
