package marginalia.ui.scheme;

import java.util.List;
import marginalia.ui.Context;
import marginalia.ui.control.FindLabelField;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Where a merge is thought over: the other label is found by typing.
final class MergePart extends PonderPart {
  private final MergeViewModel model;
  private final FindLabelField field;

  /// @param closed runs when the keyboard is given back
  MergePart(MergeViewModel model, Context context, Runnable closed) {
    super(model, context, "merge", MaterialDesignC.CALL_MERGE, closed);
    this.model = model;
    field = new FindLabelField(model.others(), context, List::of, model::choose, this::leftField);
    field.setId("merge-into");
    field.setPromptText(context.say("merge.find"));
    getChildren().add(1, field);
  }

  /// Leads the keyboard to where the other label is found.
  @Override
  void ask() {
    if (model.openProperty().get()) {
      field.requestFocus();
    }
  }

  private void leftField() {
    if (model.readyProperty().get()) {
      super.ask();
    } else {
      cancel();
    }
  }
}
