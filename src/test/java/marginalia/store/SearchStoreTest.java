package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentFilter.State;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchStoreTest {
  private static final String[] TEXTS = {
    "中国体育新闻", // 1
    "体育彩票昨日开奖", // 2
    "A 100% wool_blend", // 3
    "a 100 percent wool blend", // 4
    "She said \"don't\" twice", // 5
    "flag 🇨🇳 and 😀😃 faces", // 6
    "C:\\temp\\new", // 7
    "AND OR NOT near", // 8
    "Straße ÄÖÜ café", // 9
    "", // 10
  };

  @TempDir Path folder;

  private Stored stored;

  @BeforeEach
  void open() throws IOException {
    stored = new Stored(folder);
  }

  @AfterEach
  void close() throws IOException {
    stored.close();
  }

  private List<Long> find(String words) {
    return Arrays.stream(stored.search.ids(DocumentFilter.ALL.withWords(words))).boxed().toList();
  }

  private void index() {
    int added = stored.search.indexMore();
    while (added > 0) {
      added = stored.search.indexMore();
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          体,          1 2
          体育,        1 2
          体育新,      1
          育新闻,      1
          体育彩票昨,  2
          新闻体育,    ``
          100%,        3
          wool_,       3
          wool_b,      3
          l_b,         3
          %,           3
          _,           3
          WOOL,        3 4
          0 p,         4
          don't,       5
          said "d,     5
          "don't",     5
          "",          ``
          😀,          6
          😀😃,        6
          🇨🇳 and,      6
          \\,           7
          \\te,         7
          :\\temp\\,    7
          AND,         6 8
          OR NOT,      8
          near,        8
          caf,         9
          café,        9
          zzz,         ``
          """)
  void wordsAreFoundAlikeBeforeAndAfterIndexing(String words, String expected) {
    stored.importTexts(TEXTS);
    List<Long> ids =
        expected.isEmpty()
            ? List.of()
            : Arrays.stream(expected.split(" ")).map(Long::valueOf).toList();

    assertThat(find(words)).as("before").isEqualTo(ids);
    index();
    assertThat(stored.search.unindexed()).isZero();
    assertThat(find(words)).as("after").isEqualTo(ids);
  }

  @Test
  void blankWordsFindEverything() {
    stored.importTexts(TEXTS);

    assertThat(find("  ")).hasSize(TEXTS.length);
  }

  @Test
  void textsThatCameAfterTheIndexAreFoundToo() {
    stored.importTexts("中国体育新闻");
    index();
    stored.importTexts("又一条体育新闻");

    assertThat(stored.search.unindexed()).isEqualTo(1);
    assertThat(find("体育新闻")).hasSize(2);
  }

  @Test
  void identifiersAreFoundAlikeBeforeAndAfterIndexing() {
    DocumentId first = stored.importTexts("one", "two").getFirst();
    assertThat(stored.documents.withKey("k")).contains(first);
    index();
    assertThat(stored.documents.withKey("k")).contains(first);

    stored.importTexts("one more");

    assertThat(stored.documents.withKey("k")).contains(first);
    assertThat(stored.documents.withKey("other")).isEmpty();
  }

  @Test
  void theIndexFindsWhatReadingEveryTextFinds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String letters = "abAB体育新闻 %_\"'\\😀";
    int[] points = letters.codePoints().toArray();
    String[] texts =
        IntStream.range(0, 1_500).mapToObj(_ -> word(random, points, 14)).toArray(String[]::new);
    stored.importTexts(Arrays.copyOf(texts, 1_000));
    stored.importTexts(Arrays.copyOfRange(texts, 1_000, 1_500));
    List<String> asked = IntStream.range(0, 60).mapToObj(_ -> word(random, points, 4)).toList();
    List<List<Long>> before = asked.stream().map(this::find).toList();

    index();

    for (int i = 0; i < asked.size(); i++) {
      assertThat(find(asked.get(i))).as("seed %d: %s", seed, asked.get(i)).isEqualTo(before.get(i));
    }
  }

  private static String word(Random random, int[] points, int most) {
    StringBuilder word = new StringBuilder();
    int length = 1 + random.nextInt(most);
    for (int i = 0; i < length; i++) {
      word.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return word.toString();
  }

  @Test
  void theIndexGrowsByFiveHundredAtATime() {
    String[] texts = IntStream.range(0, 500).mapToObj(i -> "text " + i).toArray(String[]::new);
    stored.importTexts(texts);
    stored.importTexts("one more");

    assertThat(stored.search.indexMore()).isEqualTo(500);
    assertThat(stored.search.indexMore()).isEqualTo(1);
    assertThat(stored.search.indexMore()).isZero();
  }

  @Test
  void filtersAreJoinedByAnd() {
    List<DocumentId> ids = stored.importTexts("red one", "red two", "blue three");
    LabelId red = stored.label("red");
    stored.answer(ids.get(0), red);
    stored.answer(ids.get(2), red);

    DocumentFilter filter =
        DocumentFilter.ALL.withWords("red").withLabel(Optional.of(red)).withState(State.LABELLED);

    assertThat(stored.search.ids(filter)).containsExactly(ids.get(0).value());
    assertThat(stored.search.ids(DocumentFilter.ALL.withState(State.UNANSWERED)))
        .containsExactly(ids.get(1).value());
    assertThat(stored.search.ids(DocumentFilter.ALL.withAnnotator(Optional.of("nobody"))))
        .isEmpty();
  }
}
