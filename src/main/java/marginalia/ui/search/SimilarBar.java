package marginalia.ui.search;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.session.Encoding;
import marginalia.session.Resembling.Found;
import marginalia.ui.Context;
import marginalia.ui.control.Icons;
import marginalia.ui.search.SearchViewModel.Similar;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Says what the listed texts are like and what they were compared by, while they are listed for
/// that.
final class SimilarBar extends HBox {
  private final Context context;
  private final Label original = new Label();
  private final Label basis = new Label();
  private final Button readAll;

  SimilarBar(SearchViewModel model, Context context) {
    super(10);
    this.context = context;
    getStyleClass().add("similar-bar");
    setAlignment(Pos.CENTER_LEFT);
    original.setId("similar-to");
    original.setMinWidth(0);
    basis.setId("similar-basis");
    basis.getStyleClass().add("text-muted");
    basis.setWrapText(true);
    basis.setMinHeight(Region.USE_PREF_SIZE);
    readAll = Icons.words(context.say("similar.read"), model::readAll);
    readAll.setId("read-all");
    VBox words = new VBox(2, original, basis);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren()
        .addAll(
            Icons.of(MaterialDesignA.APPROXIMATELY_EQUAL_BOX),
            words,
            readAll,
            Icons.button(MaterialDesignC.CLOSE, context.say("similar.end"), model::endSimilar));
    model.similarProperty().subscribe(this::show);
    context
        .scope()
        .follow(context.jobs().running(), _ -> offerReading(model.similarProperty().get()));
  }

  private void show(Optional<Similar> similar) {
    setVisible(similar.isPresent());
    setManaged(similar.isPresent());
    original.setText(similar.map(s -> context.say("similar.to", s.excerpt())).orElse(""));
    basis.setText(similar.map(this::state).orElse(""));
    offerReading(similar);
  }

  /// Nobody has to ask for what is under way.
  private void offerReading(Optional<Similar> similar) {
    boolean offer =
        similar.filter(Similar::lacksTexts).isPresent()
            && context.jobs().running().get().stream()
                .noneMatch(job -> job.kind().equals(Encoding.KIND));
    readAll.setVisible(offer);
    readAll.setManaged(offer);
  }

  private String state(Similar similar) {
    return similar
        .problem()
        .map(context.words()::say)
        .or(() -> similar.found().map(this::said))
        .orElse(context.say("similar.looking"));
  }

  private String said(Found found) {
    String by = context.say("resembling.basis." + found.basis().name().toLowerCase(Locale.ROOT));
    return found.unread() > 0 ? by + "  " + context.say("resembling.unread", found.unread()) : by;
  }
}
