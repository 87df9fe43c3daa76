package marginalia.session;

import java.util.BitSet;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.session.Resembling.Basis;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;

/// Some texts of a project and what they are compared by: what its encoder has made of them, or
/// their words where it has not read all of these. For background jobs.
record ReadTexts(Texts texts, Language language, PretrainedEncoder encoder, Basis basis) {
  static ReadTexts of(Documents documents, ProjectSettings settings, int[] rows) {
    Language language = settings.language().orElseGet(() -> Features.recognise(documents));
    PretrainedEncoder encoder = ProjectEncoder.of(settings.choice(), language, documents);
    BitSet missing = new BitSet(documents.size());
    IntStream.of(documents.missing(encoder)).forEach(missing::set);
    boolean unread = IntStream.of(rows).anyMatch(missing::get);
    return new ReadTexts(
        documents.rows(rows), language, encoder, unread ? Basis.WORDS : Basis.ENCODER);
  }

  SparseMatrix vectors(Progress progress) {
    return SparseMatrix.of(
        basis.vectoriser(encoder, language).fitTransform(texts, progress).matrix());
  }
}
