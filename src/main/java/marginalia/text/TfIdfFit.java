package marginalia.text;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.text.ChunkGrams.RawRows;
import marginalia.text.GramIndex.Features;
import marginalia.wording.Notice;
import org.jspecify.annotations.Nullable;

/// One fit of a [TfIdf]: all texts are tokenised once, by pieces, several at a time; then the
/// features are chosen and the rows weighted.
final class TfIdfFit {
  /// Whether the rows are wanted or the model alone.
  enum Rows {
    KEPT,
    DROPPED
  }

  private static final int CHUNK = 1_024;

  private final TfIdf settings;
  private final Texts texts;
  private final Rows rows;
  private final Queue<ChunkGrams> idle = new ConcurrentLinkedQueue<>();

  TfIdfFit(TfIdf settings, Texts texts, Rows rows) {
    this.settings = settings;
    this.texts = texts;
    this.rows = rows;
  }

  TfIdf.Fitted run(Progress progress) {
    int n = texts.size();
    GramIndex index = new GramIndex(settings.limits().needed(n, settings.text().segmentation()));
    @Nullable RawRows[] raw = new @Nullable RawRows[Math.ceilDiv(n, CHUNK)];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          ChunkGrams grams = idle.poll();
          if (grams == null) {
            grams = new ChunkGrams(settings.tokeniser());
          }
          grams.read(texts.chunk(from, to));
          int[] globalIds = index.add(grams);
          if (rows == Rows.KEPT) {
            raw[from / CHUNK] = grams.rows(globalIds);
          }
          idle.add(grams);
          progress.report(0.9 * done.addAndGet(to - from) / n, Notice.of("engine.vectorising"));
        });
    idle.clear();
    Features features = index.features(settings.limits(), n);
    progress.checkCancelled();
    TfIdfModel model = model(features, n);
    SparseMatrix matrix =
        rows == Rows.KEPT
            ? matrix(raw, features, model, progress)
            : new SparseMatrix(model.columns(), new int[1], new int[0], new float[0]);
    return new TfIdf.Fitted(model, matrix);
  }

  private TfIdfModel model(Features features, int n) {
    float[] idf = new float[features.vocabulary().size()];
    for (int column = 0; column < idf.length; column++) {
      idf[column] = settings.weighting().rarity(n, features.documents()[column]);
    }
    return new TfIdfModel(settings, features.vocabulary(), idf, n);
  }

  private SparseMatrix matrix(
      @Nullable RawRows[] raw, Features features, TfIdfModel model, Progress progress) {
    int n = texts.size();
    int[] starts = new int[n + 1];
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          RawRows piece = piece(raw, from);
          for (int i = 0; i < piece.ids().length; i++) {
            piece.ids()[i] = features.column(piece.ids()[i]);
          }
          for (int row = from; row < to; row++) {
            int kept = 0;
            for (int i = piece.starts()[row - from]; i < piece.starts()[row - from + 1]; i++) {
              kept += piece.ids()[i] >= 0 ? 1 : 0;
            }
            starts[row + 1] = kept;
          }
        });
    for (int row = 0; row < n; row++) {
      starts[row + 1] = Math.addExact(starts[row], starts[row + 1]);
    }
    int[] indices = new int[starts[n]];
    float[] values = new float[starts[n]];
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          RawRows piece = piece(raw, from);
          long[] entries = new long[64];
          for (int row = from; row < to; row++) {
            int size = 0;
            for (int i = piece.starts()[row - from]; i < piece.starts()[row - from + 1]; i++) {
              if (piece.ids()[i] >= 0) {
                if (size == entries.length) {
                  entries = Arrays.copyOf(entries, size * 2);
                }
                entries[size++] = (long) piece.ids()[i] << 16 | piece.counts()[i];
              }
            }
            Arrays.sort(entries, 0, size);
            model.weigh(entries, size, indices, values, starts[row]);
          }
          raw[from / CHUNK] = null;
        });
    return new SparseMatrix(model.columns(), starts, indices, values);
  }

  private static RawRows piece(@Nullable RawRows[] raw, int from) {
    RawRows piece = raw[from / CHUNK];
    if (piece == null) {
      throw new IllegalStateException("rows from " + from + " were not read");
    }
    return piece;
  }
}
