package marginalia.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Learns a scheme before and after a division. For a background job.
record SplitForecast(
    Documents documents,
    ProjectSettings settings,
    LabelScheme scheme,
    Map<DocumentId, Answer> answers) {
  /// Of more answered texts a sample is learnt from.
  static final int MOST = 10_000;

  /// @throws NoticeException if too little is answered
  SplitPreview.Forecast of(SplitPreview planned, List<Splitting.Part> parts, Progress progress)
      throws NoticeException {
    progress.report(-1, Notice.of("job.splitting.foretell"));
    Examples before = Examples.of(answers, documents, scheme, settings.kind(), _ -> true);
    Examples after =
        Examples.of(divided(planned, parts), documents, with(planned), settings.kind(), _ -> true);
    int[] some =
        IntStream.of(Shuffle.of(before.size(), Training.SEED)).limit(MOST).sorted().toArray();
    if (some.length < LinearLook.FOLDS || before.labelsSeen() < 2) {
      throw new NoticeException(Notice.of("health.tooFew", LinearLook.FOLDS));
    }
    int[] rows = IntStream.of(some).map(i -> before.rows()[i]).toArray();
    SparseMatrix x = ReadTexts.of(documents, settings, rows).vectors(progress);
    Scores old = scores(x, before.targets().select(some), progress);
    Scores now = scores(x, after.targets().select(some), progress);
    List<Label> judged =
        Stream.concat(
                Stream.of(planned.label()).filter(_ -> planned.staying() > 0),
                planned.parts().stream())
            .toList();
    return new SplitPreview.Forecast(
        old.macroF1(),
        now.macroF1(),
        f1(old, before, planned.label()),
        judged.stream().map(label -> f1(now, after, label)).toList());
  }

  private static double f1(Scores scores, Examples examples, Label label) {
    return scores.labels().get(examples.labels().indexOf(label.id())).f1();
  }

  private static Scores scores(SparseMatrix x, Targets y, Progress progress) {
    return Scores.of(y, LinearLook.outOfFold(x, y, progress).decisions());
  }

  private Map<DocumentId, Answer> divided(SplitPreview planned, List<Splitting.Part> parts) {
    Map<DocumentId, Answer> divided = new HashMap<>(answers);
    for (int part = 0; part < parts.size(); part++) {
      LabelId into = planned.parts().get(part).id();
      for (DocumentId document : parts.get(part).documents()) {
        divided.computeIfPresent(
            document, (_, answer) -> answer.replacing(planned.label().id(), into));
      }
    }
    return divided;
  }

  /// A label that no text keeps is no label any more.
  private LabelScheme with(SplitPreview planned) {
    List<Label> labels = new ArrayList<>(planned.parts());
    scheme.active().stream()
        .filter(label -> planned.staying() > 0 || !label.id().equals(planned.label().id()))
        .forEach(labels::add);
    return new LabelScheme(labels);
  }
}
