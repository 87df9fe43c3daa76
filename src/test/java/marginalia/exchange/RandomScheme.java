package marginalia.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import marginalia.corpus.Guidance;
import marginalia.corpus.LabelName;

/// Schemes of whatever a label may be called and said of it.
final class RandomScheme {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          " ",
          "\"",
          "'",
          "\"\"",
          ",",
          ";",
          "/",
          "\\",
          "|",
          "<",
          ">",
          "&",
          "&amp;",
          "]]>",
          "<!--",
          "动物",
          "。",
          "😀",
          "👩\u200D💻",
          "é",
          "e\u0301",
          "א",
          "\u200F",
          "=",
          "+",
          "-",
          "@",
          "#",
          "{0}",
          "%s",
          "\u00A0",
          "null",
          "1");

  private static final List<String> BREAKS = List.of("\n", "\r\n", "\r", "\t", "\n\n");

  private final Random random;
  private final List<SchemeEntry> entries = new ArrayList<>();
  private final List<String> keys =
      new ArrayList<>(List.of("1", "2", "Q", "w", "键", "😀", "|", "\"", ",", "<", "'", "="));

  private RandomScheme(long seed) {
    random = new Random(seed);
  }

  static List<SchemeEntry> of(long seed) {
    RandomScheme scheme = new RandomScheme(seed);
    scheme.addBelow(List.of(), 1);
    return scheme.entries;
  }

  private void addBelow(List<String> above, int level) {
    Set<String> names = new HashSet<>();
    for (int children = random.nextInt(4) + (level == 1 ? 1 : 0); children > 0; children--) {
      String name = name();
      if (names.add(name)) {
        List<String> path = new ArrayList<>(above);
        path.add(name);
        entries.add(entry(path));
        if (level < 4) {
          addBelow(path, level + 1);
        }
      }
    }
  }

  private SchemeEntry entry(List<String> path) {
    Map<String, String> names = new HashMap<>();
    for (String language : List.of("zh", "pt-BR", "de-1996", "x-ours")) {
      if (random.nextBoolean()) {
        names.put(language, name());
      }
    }
    boolean keyed = random.nextBoolean() && !keys.isEmpty();
    return new SchemeEntry(
        0,
        path,
        names,
        Optional.of("#%06x".formatted(random.nextInt(1 << 24))),
        keyed ? Optional.of(keys.removeLast()) : Optional.empty(),
        new Guidance(text(), text(), text(), examples(), text()));
  }

  private List<String> examples() {
    List<String> examples = new ArrayList<>();
    for (int more = random.nextInt(3); more > 0; more--) {
      examples.add(pieces() + "x");
    }
    return examples;
  }

  private String name() {
    String name = LabelName.clean(pieces());
    return name.isEmpty() ? "n" : name;
  }

  private String text() {
    return random.nextInt(3) == 0
        ? ""
        : pieces() + BREAKS.get(random.nextInt(BREAKS.size())) + pieces();
  }

  private String pieces() {
    StringBuilder pieces = new StringBuilder();
    for (int more = random.nextInt(8); more >= 0; more--) {
      pieces.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return pieces.toString();
  }
}
