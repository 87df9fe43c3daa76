package marginalia.exchange;

import java.util.Map;
import java.util.Optional;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Cited;
import marginalia.wording.Notice;

/// Says why labels cannot be called or placed as somebody wants, wherever they come from. The rule
/// itself is [LabelName].
public final class LabelNaming {
  private LabelNaming() {}

  /// Why a name cannot be used; empty if it can.
  public static Optional<Notice> problem(String name) {
    return LabelName.flaw(name)
        .map(flaw ->
            switch (flaw) {
              case BLANK -> Notice.of("scheme.blank");
              case CONTROL -> Notice.of("scheme.control", Cited.of(name));
              case LONG -> Notice.of("scheme.long", Cited.of(name), LabelName.LONGEST);
            });
  }

  /// Why a label cannot be called so in other languages; empty if it can.
  ///
  /// @param names by the codes of their languages
  public static Optional<Notice> problem(Map<String, String> names) {
    return names.entrySet().stream()
        .flatMap(name -> problem(name.getKey(), name.getValue()).stream())
        .findFirst();
  }

  private static Optional<Notice> problem(String language, String name) {
    if (!LabelName.isLanguage(language)) {
      return Optional.of(Notice.of("scheme.language.bad", Cited.of(language)));
    }
    return LabelName.clean(name).isEmpty()
        ? Optional.of(Notice.of("scheme.language.blank", language))
        : problem(name);
  }

  /// That a label would lie in more than [LabelScheme#LEVELS] levels.
  public static Notice tooDeep(String name) {
    return Notice.of("scheme.deep", Cited.of(name), LabelScheme.LEVELS);
  }
}
