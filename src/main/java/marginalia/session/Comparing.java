package marginalia.session;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Job;
import marginalia.jobs.Progress;
import marginalia.query.Comparison;
import marginalia.query.LeftOut;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Compares the texts that pass one filter with those that pass another. UI thread only; the work
/// is done in jobs.
public final class Comparing {
  /// Which jobs compare.
  public static final String KIND = "comparing";

  private final Project project;
  private final Supplier<Optional<Features>> read;

  /// What was found.
  ///
  /// @param first ids of the first set
  /// @param second ids of the second set
  /// @param shared how many texts pass both filters; they are counted to the smaller set alone
  @SuppressWarnings("ArrayRecordComponent") // Large, never compared.
  public record Compared(long[] first, long[] second, int shared, Comparison comparison) {
    /// Document of a place in the probabilities.
    public DocumentId document(int place) {
      return new DocumentId(place < first.length ? first[place] : second[place - first.length]);
    }
  }

  public Comparing(Project project) {
    this(project, Optional::empty);
  }

  /// @param read the texts as numbers, if somebody has read them already
  Comparing(Project project, Supplier<Optional<Features>> read) {
    this.project = project;
    this.read = read;
  }

  /// Compares two sets; a newer comparison replaces this one. About a second for 100,000 texts,
  /// after these have been read. Fails where a set has no text of its own.
  ///
  /// @param closing how many texts of the second set to name with which to close the gap
  public Job<Compared> start(
      DocumentFilter first, DocumentFilter second, LeftOut left, int closing) {
    Documents documents = project.documents().get();
    Optional<Features> known = read.get().filter(features -> features.documents() == documents);
    ProjectSettings settings = project.settings().get();
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.comparing"),
            progress -> {
              progress.report(-1, Notice.of("job.comparing"));
              long[] firstIds = ids(first, documents);
              long[] secondIds = ids(second, documents);
              Features features =
                  known.orElseGet(() -> Features.of(documents, settings.language(), progress));
              return compare(features, firstIds, secondIds, left, closing, progress);
            });
  }

  /// Ascending; only those that are shown one by one.
  private long[] ids(DocumentFilter filter, Documents documents) {
    return Arrays.stream(project.stores().search().ids(filter))
        .filter(id -> documents.row(new DocumentId(id)) >= 0)
        .sorted()
        .toArray();
  }

  private static Compared compare(
      Features features, long[] first, long[] second, LeftOut left, int closing, Progress progress)
      throws NoticeException {
    boolean firstGives = first.length > second.length;
    long[] firsts = firstGives ? without(first, second) : first;
    long[] seconds = firstGives ? second : without(second, first);
    int shared = first.length + second.length - firsts.length - seconds.length;
    if (firsts.length < 2 || seconds.length < 2) {
      throw new NoticeException(Notice.of("compare.few", firsts.length, seconds.length, shared));
    }
    Documents documents = features.documents();
    Comparison.Sides sides =
        new Comparison.Sides(
            features.matrix(),
            features.rows().model(),
            rows(documents, firsts),
            rows(documents, seconds),
            row -> documents.id(row).value());
    return new Compared(
        firsts, seconds, shared, Comparison.of(sides, left, closing, Training.SEED, progress));
  }

  private static long[] without(long[] ids, long[] others) {
    return LongStream.of(ids).filter(id -> Arrays.binarySearch(others, id) < 0).toArray();
  }

  private static int[] rows(Documents documents, long[] ids) {
    return LongStream.of(ids).mapToInt(id -> documents.row(new DocumentId(id))).toArray();
  }
}
