package marginalia.text;

import java.util.Set;

/// Words so common that they tell little. Off by default: in short texts they often do tell.
public enum StopWords {
  NONE,
  ENGLISH,
  CHINESE;

  private static final Set<String> IN_ENGLISH =
      words(
          """
          a an and are as at be been but by for from had has have he her his i if in into is it its
          me my no not of on or our she so such that the their them then there these they this to
          us was we were what when which who will with you your
          """);
  private static final Set<String> IN_CHINESE =
      words(
          """
          的 了 和 是 在 也 就 都 而 及 与 着 或 个 我 你 他 她 它 们 这 那 有 不 吧 吗 呢 啊 把 被 让 给 之 其
          我们 你们 他们
          """);

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }

  /// Whether a normalised word is left out.
  public boolean contains(String word) {
    return switch (this) {
      case NONE -> false;
      case ENGLISH -> IN_ENGLISH.contains(word);
      case CHINESE -> IN_CHINESE.contains(word);
    };
  }
}
