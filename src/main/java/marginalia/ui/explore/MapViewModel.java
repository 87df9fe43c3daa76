package marginalia.ui.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.JobState;
import marginalia.jobs.Scope;
import marginalia.session.Surveying.Shade;
import marginalia.session.Surveying.Shades;
import marginalia.session.TextMap;
import marginalia.session.Workspace;
import marginalia.ui.control.Excerpt;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// State of the map: where the texts lie, what their colours tell, which are chosen. UI thread
/// only.
public final class MapViewModel {
  private static final int EXCERPT = 200;

  /// From little to much, readable on light and dark ground alike; read by people who see few
  /// colours too, as it grows lighter all the way.
  private static final int[] RAMP = {0xff3b4cc0, 0xff2a8fbd, 0xff35b779, 0xffb8c72e, 0xfff2b134};

  private final Workspace workspace;
  private final Wording words;
  private final ReadOnlyObjectWrapper<Optional<TextMap>> map =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<int[]> colours = new ReadOnlyObjectWrapper<>(new int[0]);
  private final ReadOnlyObjectWrapper<int[]> chosen = new ReadOnlyObjectWrapper<>(new int[0]);
  private final ReadOnlyObjectWrapper<Shade> shade = new ReadOnlyObjectWrapper<>(Shade.PREDICTION);
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper drawing = new ReadOnlyBooleanWrapper();
  private boolean onShow;

  public MapViewModel(Workspace workspace, Wording words, Scope scope) {
    this.workspace = workspace;
    this.words = words;
    scope.follow(workspace.surveying().map(), this::show);
    scope.follow(workspace.training().trained(), _ -> colour());
    scope.hold(workspace.labelling().onAnswered(_ -> colour()));
  }

  /// Where the texts lie; empty before the map is drawn.
  ReadOnlyObjectProperty<Optional<TextMap>> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /// Colour of each point as opaque ARGB, 0 for those about which nothing is known.
  ReadOnlyObjectProperty<int[]> coloursProperty() {
    return colours.getReadOnlyProperty();
  }

  /// The points that are chosen.
  ReadOnlyObjectProperty<int[]> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// What the colours tell.
  ReadOnlyObjectProperty<Shade> shadeProperty() {
    return shade.getReadOnlyProperty();
  }

  /// The text under the mouse, or how many are chosen.
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /// Why there is no map; empty if there is one.
  public ReadOnlyStringProperty complaintProperty() {
    return complaint.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /// Whether anybody looks at it: it is drawn when it is first looked at.
  public void onShow(boolean now) {
    onShow = now;
    if (onShow && map.get().isEmpty() && !drawing.get()) {
      draw();
    } else {
      colour();
    }
  }

  /// Draws the map anew.
  public void draw() {
    drawing.set(true);
    complaint.set("");
    workspace
        .surveying()
        .draw()
        .onEnd(end -> {
          drawing.set(false);
          if (end instanceof JobState.Failed<TextMap>(Notice reason, Throwable _)) {
            complaint.set(words.say(reason));
          }
        });
  }

  private void show(Optional<TextMap> drawn) {
    chosen.set(new int[0]);
    colours.set(new int[drawn.map(TextMap::size).orElse(0)]);
    map.set(drawn);
    said.set(drawn.map(d -> words.say("map.texts", d.size())).orElse(""));
    colour();
  }

  /// Lets colours tell something else.
  public void colourBy(Shade wanted) {
    shade.set(wanted);
    colour();
  }

  private void colour() {
    if (!onShow) {
      return;
    }
    map.get()
        .ifPresent(drawn -> {
          Shade asked = shade.get();
          workspace
              .surveying()
              .shades(drawn, asked)
              .onEnd(end -> {
                if (map.get().equals(Optional.of(drawn)) && asked == shade.get()) {
                  colour(drawn, end);
                }
              });
        });
  }

  private void colour(TextMap drawn, JobState<Shades> end) {
    switch (end) {
      case JobState.Done<Shades>(Shades shades) -> colours.set(colours(shades));
      case JobState.Failed<Shades>(Notice reason, Throwable _) -> {
        colours.set(new int[drawn.size()]);
        said.set(words.say(reason));
      }
      case JobState.Cancelled<Shades> _,
          JobState.Waiting<Shades> _,
          JobState.Running<Shades> _ -> {}
    }
  }

  private int[] colours(Shades shades) {
    LabelScheme scheme = workspace.project().scheme().get();
    int[] ofLabel =
        shades.labels().stream()
            .mapToInt(label -> scheme.label(label).map(l -> argb(l.colour())).orElse(0))
            .toArray();
    return IntStream.range(0, shades.label().length)
        .map(point ->
            shades.label()[point] >= 0
                ? ofLabel[shades.label()[point]]
                : Float.isNaN(shades.value()[point]) ? 0 : ramp(shades.value()[point]))
        .toArray();
  }

  private static int argb(String colour) {
    return 0xff000000 | Integer.parseInt(colour.substring(1), 16);
  }

  /// A colour between those of the ramp.
  static int ramp(float value) {
    float at = Math.clamp(value, 0, 1) * (RAMP.length - 1);
    int low = Math.min((int) at, RAMP.length - 2);
    float part = at - low;
    int colour = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = RAMP[low] >>> shift & 0xff;
      int to = RAMP[low + 1] >>> shift & 0xff;
      colour = colour << 8 | Math.round(from + part * (to - from));
    }
    return colour;
  }

  /// The first labels by their colours, for a legend; empty where colours go by a figure.
  List<Label> legend() {
    return shade.get() == Shade.LABEL || shade.get() == Shade.PREDICTION
        ? workspace.project().scheme().get().active()
        : List.of();
  }

  /// Says which text a point is.
  void point(int point) {
    map.get()
        .filter(_ -> point >= 0)
        .ifPresent(drawn ->
            workspace.searching().page(List.of(drawn.document(point))).stream()
                .findFirst()
                .ifPresent(hit -> said.set(Excerpt.of(hit.document().text(), EXCERPT))));
  }

  /// Chooses points; none to choose nothing.
  void choose(int[] points) {
    chosen.set(points.clone());
    map.get()
        .ifPresent(drawn ->
            said.set(
                points.length == 0
                    ? words.say("map.texts", drawn.size())
                    : words.say("map.chosen", points.length)));
  }

  /// The texts that are chosen.
  List<DocumentId> documents() {
    return map.get()
        .map(drawn -> Arrays.stream(chosen.get()).mapToObj(drawn::document).toList())
        .orElse(List.of());
  }

  /// Gives a label to the chosen texts, in one step that can be undone.
  public void answerAll(LabelId label) {
    List<DocumentId> documents = documents();
    if (!documents.isEmpty()) {
      workspace.labelling().answerAll(documents, Set.of(label));
    }
  }
}
