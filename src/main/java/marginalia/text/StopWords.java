package marginalia.text;

import java.util.Set;

/// Words so common that they tell little. Off by default: in short texts they often do tell.
public enum StopWords {
  NONE(Set.of()),
  ENGLISH(
      Set.of(
          ("a an and are as at be been but by for from had has have he her his i if in into is it"
               + " its me my no not of on or our she so such that the their them then there these"
               + " they this to us was we were what when which who will with you your")
              .split(" "))),
  CHINESE(
      Set.of(
          "的 了 和 是 在 也 就 都 而 及 与 着 或 个 我 你 他 她 它 们 这 那 有 不 吧 吗 呢 啊 把 被 让 给 之 其 我们 你们 他们"
              .split(" ")));

  private final Set<String> words;

  StopWords(Set<String> words) {
    this.words = words;
  }

  /// Whether a normalised word is left out.
  public boolean contains(String word) {
    return words.contains(word);
  }
}
