package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import marginalia.evaluate.Answered;
import marginalia.evaluate.health.AnsweredTexts;
import marginalia.evaluate.health.Finding;
import marginalia.evaluate.health.SchemeHealth;
import marginalia.evaluate.health.Twice;
import marginalia.jobs.Progress;
import marginalia.learn.Hierarchy;
import marginalia.learn.Targets;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.session.Resembling.Basis;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import marginalia.wording.Name;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The health of a scheme, with its labels and texts.
///
/// @param basis what texts were compared by
/// @param names of the labels, by which files and models know them
/// @param called what sentences call them
/// @param texts that were looked at
public record Checkup(
    Basis basis, List<String> names, List<Name> called, List<String> texts, SchemeHealth health) {
  private static final int SAID_WORDS = 4;

  public Checkup {
    names = List.copyOf(names);
    called = List.copyOf(called);
    texts = List.copyOf(texts);
  }

  /// Looks at answered texts: six fits of a linear model and what [SchemeHealth] costs.
  ///
  /// @param encoder that compares texts, where they are compared by meaning
  /// @param reading how lists of names become texts; one that remembers saves the encoder's time
  /// @param twice texts that were answered twice
  /// @param enough answers that a label should have
  /// @throws NoticeException if fewer than two labels have answers
  public static Checkup of(
      Answered answered,
      List<Twice> twice,
      Basis basis,
      PretrainedEncoder encoder,
      Function<List<String>, Texts> reading,
      int enough,
      Progress progress)
      throws NoticeException {
    Targets y = answered.truth();
    if (IntStream.of(y.counts()).filter(count -> count > 0).count() < 2
        || y.rows() < LinearLook.FOLDS) {
      throw new NoticeException(Notice.of("health.tooFew", LinearLook.FOLDS));
    }
    Vectoriser.Fitted fitted =
        basis.vectoriser(encoder, answered.language()).fitTransform(answered.texts(), progress);
    SparseMatrix x = SparseMatrix.of(fitted.matrix());
    TextRows meanings =
        fitted.model().transform(reading.apply(answered.labels().words()), progress.silent());
    List<String> texts = answered.texts().chunk(0, answered.texts().size());
    AnsweredTexts looked =
        new AnsweredTexts(
            x,
            y,
            LinearLook.outOfFold(x, y, progress),
            answered.labels().names(),
            SparseMatrix.of(meanings),
            texts,
            answered.language());
    progress.report(-1, Notice.of("job.health"));
    return new Checkup(
        basis,
        looked.names(),
        looked.names().stream().map(name -> Name.of(_ -> name)).toList(),
        texts,
        answered
            .labels()
            .tree()
            .map(tree -> ofLabels(tree, health(looked, twice, enough, progress)))
            .orElseGet(() -> health(looked, twice, enough, progress)));
  }

  private static SchemeHealth health(
      AnsweredTexts looked, List<Twice> twice, int enough, Progress progress) {
    return SchemeHealth.of(looked, twice, enough, Training.SEED, progress.silent());
  }

  /// Branches of a tree that nobody gives as an answer do not lack answers.
  private static SchemeHealth ofLabels(Hierarchy tree, SchemeHealth health) {
    return new SchemeHealth(
        health.findings().stream()
            .filter(finding ->
                !(finding instanceof Finding.TooFew few)
                    || !few.rows().isEmpty()
                    || tree.children(few.label()).length == 0)
            .toList(),
        health.tail());
  }

  /// The same with labels called otherwise in sentences.
  Checkup calling(List<Name> otherwise) {
    return new Checkup(basis, names, otherwise, texts, health);
  }

  /// A finding in words, with its figures.
  public Notice said(Finding finding) {
    return switch (finding) {
      case Finding.TooFew f ->
          Notice.of("health.said.tooFew", name(f.label()), f.rows().size(), f.missing());
      case Finding.Overlap f ->
          Notice.of(
              "health.said.overlap",
              name(f.first()),
              name(f.second()),
              f.firstAsSecond(),
              f.secondAsFirst(),
              f.distance(),
              f.auc(),
              f.forecast().before(),
              f.forecast().after());
      case Finding.Apart f ->
          Notice.of(
              "health.said.apart",
              name(f.label()),
              f.likeness(),
              f.usual(),
              f.between(),
              listed(f.words()),
              f.silhouette());
      case Finding.Moved f ->
          Notice.of(
              "health.said.moved",
              name(f.label()),
              name(f.instead()),
              f.rows().size(),
              f.lead(),
              f.back());
      case Finding.Misnamed f ->
          Notice.of(
              "health.said.misnamed", name(f.label()), f.likeness(), f.usual(), name(f.better()));
      case Finding.Unsteady f ->
          Notice.of(
              f.labels().size() > 1 ? "health.said.unsteady" : "health.said.unsteadyAlone",
              name(f.labels().getFirst()),
              f.texts(),
              f.rows().size(),
              f.usual(),
              name(f.labels().getLast()));
      case Finding.Other f ->
          Notice.of("health.said.other", name(f.label()), f.share(), listed(f.words()));
    };
  }

  /// What to do about a finding, in words.
  public static Notice advice(Finding finding) {
    return Notice.of("health.action." + finding.action().name());
  }

  private Name name(int label) {
    return called.get(label);
  }

  private static String listed(List<List<String>> groups) {
    List<String> said = new ArrayList<>();
    for (List<String> words : groups) {
      said.add(String.join(", ", words.subList(0, Math.min(SAID_WORDS, words.size()))));
    }
    return String.join(" | ", said);
  }
}
