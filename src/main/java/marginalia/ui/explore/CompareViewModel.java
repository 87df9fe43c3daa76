package marginalia.ui.explore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.DateSpan;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.query.Candidate;
import marginalia.query.LeftOut;
import marginalia.query.LeftOut.Trait;
import marginalia.query.RocArea;
import marginalia.session.Comparing.Compared;
import marginalia.session.Workspace;
import marginalia.ui.control.Latest;
import marginalia.wording.Wording;

/// State of a comparison of two sets of texts: which they are, what is left out, and what tells
/// them apart. UI thread only.
public final class CompareViewModel {
  /// Texts that are offered to close the gap.
  static final int CLOSING = 50;

  private final Workspace workspace;
  private final Wording words;
  private final Map<Side, DocumentFilter> filters =
      new EnumMap<>(
          Map.of(
              Side.FIRST, DocumentFilter.ALL.withState(DocumentFilter.State.LABELLED),
              Side.SECOND, DocumentFilter.ALL.withState(DocumentFilter.State.UNANSWERED)));
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final Set<String> leftWords = new LinkedHashSet<>();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper leftOut = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Bins> bins = new ReadOnlyObjectWrapper<>(Bins.NONE);
  private final ReadOnlyObjectWrapper<List<TermLine>> toFirst =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<TermLine>> toSecond =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<DocumentId>> closing =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Latest latest = new Latest();

  /// One of the two sets.
  enum Side {
    FIRST,
    SECOND
  }

  public CompareViewModel(Workspace workspace, Wording words) {
    this.workspace = workspace;
    this.words = words;
    summary.set(words.say("compare.intro"));
    showLeftOut();
  }

  /// How well the sets are told apart, also before something was left out; or why it is not known.
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// What is not looked at.
  public ReadOnlyStringProperty leftOutProperty() {
    return leftOut.getReadOnlyProperty();
  }

  /// Whether a comparison is under way.
  public ReadOnlyBooleanProperty runningProperty() {
    return latest.runningProperty();
  }

  /// How the probabilities of either set are spread.
  ReadOnlyObjectProperty<Bins> binsProperty() {
    return bins.getReadOnlyProperty();
  }

  /// What speaks for one of the sets, the strongest first.
  ReadOnlyObjectProperty<List<TermLine>> termsProperty(Side side) {
    return (side == Side.FIRST ? toFirst : toSecond).getReadOnlyProperty();
  }

  /// Texts of the second set to label, those least like the first set first.
  public ReadOnlyObjectProperty<List<DocumentId>> closingProperty() {
    return closing.getReadOnlyProperty();
  }

  /// Which texts a set holds.
  DocumentFilter filter(Side side) {
    return filters.getOrDefault(side, DocumentFilter.ALL);
  }

  /// Changes which texts a set holds; takes effect with the next comparison.
  void change(Side side, UnaryOperator<DocumentFilter> edit) {
    filters.put(side, edit.apply(filter(side)));
  }

  /// Reads a span of dates such as `2000..2009`; blank for any. What is no span is said and changes
  /// nothing.
  void changeDates(Side side, String said) {
    try {
      Optional<DateSpan> span =
          said.isBlank() ? Optional.empty() : Optional.of(DateSpan.of(said.strip()));
      change(side, filter -> filter.withDates(span));
    } catch (IllegalArgumentException _) {
      summary.set(words.say("cli.filter.span", said));
    }
  }

  /// Compares the two sets; a newer comparison replaces one under way.
  public void compare() {
    Job<Compared> now =
        workspace
            .comparing()
            .start(
                filter(Side.FIRST), filter(Side.SECOND), new LeftOut(traits, leftWords), CLOSING);
    latest.follow(now, this::show);
  }

  /// Ends the comparison under way.
  public void cancel() {
    latest.cancel();
  }

  private void show(JobState<Compared> end) {
    switch (end) {
      case JobState.Done<Compared>(Compared found) -> show(found);
      case JobState.Failed<Compared>(var reason, Throwable _) -> {
        clear();
        summary.set(words.say(reason));
      }
      case JobState.Cancelled<Compared> _,
          JobState.Waiting<Compared> _,
          JobState.Running<Compared> _ -> {}
    }
  }

  private void clear() {
    bins.set(Bins.NONE);
    toFirst.set(List.of());
    toSecond.set(List.of());
    closing.set(List.of());
  }

  private void show(Compared found) {
    List<String> said = new ArrayList<>();
    said.add(area("compare.area", found.comparison().area()));
    found.comparison().before().ifPresent(before -> said.add(area("compare.before", before)));
    if (found.shared() > 0) {
      said.add(words.say("compare.shared", found.shared()));
    }
    summary.set(String.join("\n", said));
    bins.set(Bins.of(found.comparison().probabilities(), found.first().length));
    toFirst.set(TermLine.all(found.comparison().toFirst(), words));
    toSecond.set(TermLine.all(found.comparison().toSecond(), words));
    closing.set(found.comparison().closing().stream().map(Candidate::document).toList());
  }

  private String area(String key, RocArea area) {
    return words.say(key, area.value(), area.low(), area.high(), area.firsts(), area.seconds());
  }

  /// Leaves out a word with all that holds it, or the lengths, and compares again.
  public void leaveOut(TermLine line) {
    if (line.length()) {
      traits.add(Trait.LENGTH);
    } else {
      leftWords.add(line.words());
    }
    showLeftOut();
    compare();
  }

  /// Leaves out what many words have in common, or looks at it again, and compares again.
  void leaveOut(Trait trait) {
    if (!traits.remove(trait)) {
      traits.add(trait);
    }
    showLeftOut();
    compare();
  }

  /// Whether this is left out.
  boolean leavesOut(Trait trait) {
    return traits.contains(trait);
  }

  /// Looks at everything again, and compares again.
  public void leaveNothingOut() {
    traits.clear();
    leftWords.clear();
    showLeftOut();
    compare();
  }

  private void showLeftOut() {
    String all =
        Stream.concat(
                traits.stream().map(trait -> words.say("compare.trait." + trait.name())),
                leftWords.stream())
            .collect(Collectors.joining(", "));
    leftOut.set(all.isEmpty() ? words.say("compare.left.nothing") : words.say("compare.left", all));
  }
}
