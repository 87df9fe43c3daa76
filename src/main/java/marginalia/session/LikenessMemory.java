package marginalia.session;

import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.learn.encoder.NearestTexts;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.text.Language;

/// What texts are compared by, kept from one search to the next while the documents stay. Safe for
/// any thread; a second search waits for what the first one reads.
final class LikenessMemory {
  private Optional<Codes> codes = Optional.empty();
  private Optional<Features> words = Optional.empty();

  /// What the encoder had made of these documents at one moment.
  private record Codes(
      Documents documents, PretrainedEncoder encoder, long changes, NearestTexts texts) {}

  /// What the encoder has made of the documents so far, read again if there is more of it now.
  synchronized NearestTexts codes(
      Documents documents, PretrainedEncoder encoder, Progress progress) {
    long changes = documents.vectorChanges();
    Optional<NearestTexts> fresh =
        codes
            .filter(c -> c.documents() == documents && c.encoder() == encoder)
            .filter(c -> c.changes() == changes)
            .map(Codes::texts);
    if (fresh.isPresent()) {
      return fresh.get();
    }
    codes = Optional.empty(); // goes before as much again comes
    NearestTexts texts = NearestTexts.of(encoder, documents, progress);
    codes = Optional.of(new Codes(documents, encoder, changes, texts));
    return texts;
  }

  /// The documents as weighed n-grams: those `known` to somebody else, or read here, once.
  synchronized Features words(
      Documents documents, Optional<Features> known, Language language, Progress progress) {
    if (known.isPresent()) {
      words = Optional.empty();
      return known.get();
    }
    Features texts =
        words
            .filter(w -> w.documents() == documents && w.language() == language)
            .orElseGet(() -> Features.of(documents, Optional.of(language), progress));
    words = Optional.of(texts);
    return texts;
  }
}
