package marginalia.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import marginalia.corpus.DateSpan;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentFilter.State;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Cited;
import marginalia.wording.Notice;

/// Reads which texts of a project are meant, such as `labelled,date:2000..2009` or
/// `label:brakes,words:squeal, loud`; parts are joined by "and", and words reach to the end.
final class Filters {
  private static final String WORDS = "words:";

  private Filters() {}

  /// @throws CommandException if a part is unknown; says which there are
  static DocumentFilter filter(LabelScheme scheme, String said) throws CommandException {
    int words = said.indexOf(WORDS);
    DocumentFilter filter =
        words < 0
            ? DocumentFilter.ALL
            : DocumentFilter.ALL.withWords(said.substring(words + WORDS.length()));
    String others = words < 0 ? said : said.substring(0, words);
    for (String part : others.split(",", -1)) {
      if (!part.isBlank()) {
        filter = with(filter, scheme, part.strip());
      }
    }
    return filter;
  }

  private static DocumentFilter with(DocumentFilter filter, LabelScheme scheme, String part)
      throws CommandException {
    int colon = part.indexOf(':');
    if (colon < 0) {
      return filter.withState(state(part));
    }
    String value = part.substring(colon + 1).strip();
    return switch (part.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "date" -> filter.withDates(Optional.of(span(value)));
      case "label" -> filter.withLabel(Optional.of(label(scheme, value)));
      case "predicted" -> filter.withPredicted(Optional.of(label(scheme, value)));
      case "annotator" -> filter.withAnnotator(Optional.of(value));
      default -> throw new CommandException(Notice.of("cli.filter.unknown", part));
    };
  }

  private static State state(String said) throws CommandException {
    String name = said.replace('-', '_');
    if (name.equalsIgnoreCase("open")) {
      return State.UNANSWERED;
    }
    return Arrays.stream(State.values())
        .filter(state -> state.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new CommandException(Notice.of("cli.filter.unknown", said)));
  }

  /// @throws CommandException if it is no span
  static DateSpan span(String said) throws CommandException {
    try {
      return DateSpan.of(said);
    } catch (IllegalArgumentException e) {
      throw new CommandException(Notice.of("cli.filter.span", said), e);
    }
  }

  private static LabelId label(LabelScheme scheme, String name) throws CommandException {
    return scheme
        .find(name)
        .map(Label::id)
        .orElseThrow(() -> new CommandException(Notice.of("cli.filter.label", Cited.of(name))));
  }
}
