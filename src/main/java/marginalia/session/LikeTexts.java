package marginalia.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Progress;
import marginalia.query.novelty.KMeans;
import marginalia.query.novelty.TellingWords;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Texts of a label that are like each other.
///
/// @param words that tell them from the rest, best first
public record LikeTexts(List<String> words, List<DocumentId> documents) {
  private static final int WORDS = 6;
  private static final int NAMING = 2;

  /// Words are compared in so many texts at most.
  private static final int MOST_TEXTS = 5_000;

  public LikeTexts {
    words = List.copyOf(words);
    documents = List.copyOf(documents);
  }

  /// A name to begin with: the words that tell most, or `other` where none do.
  public String proposedName(String other) {
    return words.isEmpty() ? other : String.join(" ", words.stream().limit(NAMING).toList());
  }

  /// Groups some texts, the largest group first.
  ///
  /// @throws NoticeException if they cannot be told apart
  static List<LikeTexts> groups(
      Documents documents,
      ProjectSettings settings,
      List<DocumentId> among,
      int groups,
      Progress progress)
      throws NoticeException {
    int[] rows = among.stream().mapToInt(documents::row).filter(row -> row >= 0).toArray();
    ReadTexts read = ReadTexts.of(documents, settings, rows);
    List<int[]> parts =
        rows.length < groups
            ? List.of()
            : KMeans.groups(read.vectors(progress), groups, Training.SEED, progress);
    if (parts.size() < 2) {
      throw new NoticeException(Notice.of("split.alike", rows.length));
    }
    List<List<String>> words = words(read, parts, progress);
    return IntStream.range(0, parts.size())
        .mapToObj(part ->
            new LikeTexts(
                words.get(part),
                IntStream.of(parts.get(part)).mapToObj(i -> documents.id(rows[i])).toList()))
        .sorted(Comparator.comparingInt(group -> -group.documents().size()))
        .toList();
  }

  /// The same share of each part is looked at, where there are many texts.
  private static List<List<String>> words(ReadTexts read, List<int[]> parts, Progress progress) {
    int every = 1 + parts.stream().mapToInt(part -> part.length).sum() / MOST_TEXTS;
    List<String> texts = new ArrayList<>();
    List<int[]> groups = new ArrayList<>();
    for (int[] part : parts) {
      int first = texts.size();
      for (int i = 0; i < part.length; i += every) {
        texts.addAll(read.texts().chunk(part[i], part[i] + 1));
      }
      groups.add(IntStream.range(first, texts.size()).toArray());
    }
    return TellingWords.of(texts, groups, read.language(), WORDS, progress);
  }
}
