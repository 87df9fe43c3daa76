package marginalia.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which part of a corpus a row belongs to, where its file says so.
public enum Split {
  /// May be shown, labelled and learnt from.
  POOL,
  /// Kept apart for evaluation.
  HELD_OUT;

  private static final Set<String> HELD_OUT_WORDS =
      Set.of(
          "held-out",
          "held_out",
          "heldout",
          "held out",
          "test",
          "dev",
          "valid",
          "validation",
          "val",
          "eval",
          "true",
          "yes",
          "1",
          "测试",
          "测试集",
          "验证",
          "验证集",
          "保留",
          "是");
  private static final Set<String> POOL_WORDS =
      Set.of(
          "train",
          "training",
          "pool",
          "unlabelled",
          "unlabeled",
          "false",
          "no",
          "0",
          "",
          "训练",
          "训练集",
          "否");

  /// Name in files: `pool` or `held-out`.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads a cell; empty if its word is unknown. An empty cell is `POOL`.
  public static Optional<Split> of(String cell) {
    String word = cell.strip().toLowerCase(Locale.ROOT);
    if (HELD_OUT_WORDS.contains(word)) {
      return Optional.of(HELD_OUT);
    }
    return POOL_WORDS.contains(word) ? Optional.of(POOL) : Optional.empty();
  }
}
