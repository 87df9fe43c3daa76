package marginalia.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.jobs.JobState;
import marginalia.session.Workspace;
import marginalia.text.Cutting;
import marginalia.text.Normalisation;
import marginalia.text.Stretch;
import marginalia.ui.control.Run;
import marginalia.ui.control.Run.Mark;
import marginalia.ui.control.Run.Tone;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of the preview: what becomes of a text, step by step, by the settings of the model that is
/// being chosen. UI thread only.
public final class TextsViewModel {
  private static final int LONGEST = 400;
  private static final int MOST_GRAMS = 60;

  private final Workspace workspace;
  private final ModelsViewModel model;
  private final Wording words;
  private final ReadOnlyObjectWrapper<List<String>> texts = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private String text = "";
  private boolean typed;

  /// A text on its way.
  ///
  /// @param about what the step did, in words
  public record Line(String title, String about, List<Run> runs) {
    public Line {
      runs = List.copyOf(runs);
    }
  }

  public TextsViewModel(Workspace workspace, ModelsViewModel model, Wording words) {
    this.workspace = workspace;
    this.model = model;
    this.words = words;
    model.chosenProperty().subscribe(_ -> cut());
    workspace.modelling().someTexts().onDone(this::offer);
  }

  private void offer(List<String> some) {
    texts.set(some);
    if (!typed && text.isEmpty() && !some.isEmpty()) {
      look(some.getFirst());
    }
  }

  /// Some texts of the project.
  public ReadOnlyObjectProperty<List<String>> textsProperty() {
    return texts.getReadOnlyProperty();
  }

  /// The text as it is, after each step, and cut.
  public ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /// Which setting is wrong, so that nothing can be shown; empty if none is.
  public ReadOnlyStringProperty complaintProperty() {
    return complaint.getReadOnlyProperty();
  }

  /// Looks at one of the project's texts.
  public void look(String chosen) {
    text = beginning(chosen);
    cut();
  }

  /// Looks at a text of one's own.
  public void type(String own) {
    typed = true;
    look(own);
  }

  private static String beginning(String whole) {
    return whole.codePointCount(0, whole.length()) <= LONGEST
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, LONGEST));
  }

  private void cut() {
    String now = text;
    workspace.modelling().cut(model.chosenProperty().get(), now).onEnd(end -> show(now, end));
  }

  private void show(String original, JobState<Cutting> end) {
    switch (end) {
      case JobState.Done<Cutting>(Cutting cutting) -> {
        complaint.set("");
        lines.set(lines(original, cutting));
      }
      case JobState.Failed<Cutting>(Notice reason, Throwable _) -> complaint.set(words.say(reason));
      case JobState.Cancelled<Cutting> _,
          JobState.Waiting<Cutting> _,
          JobState.Running<Cutting> _ -> {}
    }
  }

  private List<Line> lines(String original, Cutting cutting) {
    List<Mark> changed = new ArrayList<>();
    List<Line> steps = new ArrayList<>();
    for (Normalisation.Stage stage : cutting.stages()) {
      List<Mark> here = new ArrayList<>();
      for (Stretch stretch : stage.text().changed()) {
        Stretch from = stage.text().original(stretch);
        String before = original.substring(from.start(), from.end());
        here.add(new Mark(stretch, Tone.CHANGED, words.say("preview.was", before)));
        changed.add(new Mark(from, Tone.CHANGED, ""));
      }
      String name =
          "setting.value." + stage.step().name().toLowerCase(Locale.ROOT).replace('_', '-');
      steps.add(
          new Line(
              words.say("preview.after", words.say(name)),
              words.say("preview.changes", here.size()),
              Run.of(stage.text().text(), here)));
    }
    List<Line> all = new ArrayList<>();
    all.add(
        new Line(
            words.say("preview.original"),
            words.say("preview.original.about"),
            Run.of(original, changed)));
    all.addAll(steps);
    all.add(
        new Line(
            words.say("preview.cut"),
            words.say("preview.cut.about"),
            Run.of(original, marks(cutting))));
    all.add(units(cutting));
    grams(cutting).ifPresent(all::add);
    return all;
  }

  private List<Mark> marks(Cutting cutting) {
    List<Mark> marks = new ArrayList<>();
    boolean even = true;
    int end = 0;
    for (Cutting.Unit unit : cutting.units()) {
      if (unit.where().start() >= end) {
        Tone tone = unit.name().isEmpty() ? Tone.DROPPED : even ? Tone.UNIT : Tone.UNIT_AFTER;
        String hint = unit.name().isEmpty() ? words.say("preview.dropped") : unit.name();
        marks.add(new Mark(unit.where(), tone, hint));
        end = unit.where().end();
        even = !even;
      }
    }
    return marks;
  }

  private Line units(Cutting cutting) {
    List<Cutting.Unit> kept =
        cutting.units().stream().filter(unit -> !unit.name().isEmpty()).toList();
    List<String> names = kept.stream().map(Cutting.Unit::name).toList();
    return new Line(
        words.say("preview.units"),
        words.say("preview.units.about", kept.size(), cutting.units().size() - kept.size()),
        chips(names));
  }

  /// N-grams of more than one unit, or with a bucket.
  private Optional<Line> grams(Cutting cutting) {
    List<String> units = cutting.units().stream().map(Cutting.Unit::name).toList();
    List<String> names =
        cutting.grams().stream()
            .filter(gram -> gram.bucket().isPresent() || !units.contains(gram.name()))
            .map(gram ->
                gram.bucket().isPresent()
                    ? gram.name() + " → " + gram.bucket().getAsInt()
                    : gram.name())
            .toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Line(
            words.say("preview.grams"),
            words.say("preview.grams.about", names.size(), Math.min(names.size(), MOST_GRAMS)),
            chips(names.stream().limit(MOST_GRAMS).toList())));
  }

  private static List<Run> chips(List<String> names) {
    List<Run> chips = new ArrayList<>();
    for (String name : names) {
      chips.add(new Run(name, Tone.UNIT, ""));
      chips.add(Run.plain(" "));
    }
    return chips;
  }
}
